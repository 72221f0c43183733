package io.holdfast.catalogue;

import io.holdfast.source.CsvFile;
import io.holdfast.source.CsvRow;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Numeral;
import io.holdfast.source.Place;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a catalogue table: a header row of known columns, then a row an entry. */
final class TableReader {

    private final String file;
    private final List<String> columns;
    private final Diagnostics diagnostics;
    private boolean whole;

    TableReader(String file, List<String> columns, Diagnostics diagnostics) {
        this.file = file;
        this.columns = columns;
        this.diagnostics = diagnostics;
    }

    /** Whether every row could be told from the others; else something may be there that nobody can see. */
    boolean isWhole() {
        return whole;
    }

    /** The rows below the header; a missing file, column or header is a diagnostic. */
    List<Row> read(SourceFiles files) {
        whole = false;
        Optional<String> text = files.text(file);
        if (text.isEmpty()) {
            diagnostics.error(Place.file(file), "there is no readable " + file + " in this folder.");
            return List.of();
        }
        Diagnostics said = new Diagnostics();
        CsvFile csv = CsvFile.read(file, text.get(), said);
        diagnostics.addAll(said.sorted());
        List<CsvRow> rows = csv.rows().stream().filter(row -> !row.isBlank()).toList();
        if (rows.isEmpty()) {
            diagnostics.error(
                    Place.file(file),
                    "this table is empty.",
                    "Its first row names the columns: " + String.join(",", columns) + ".");
            return List.of();
        }
        if (rows.get(0).cells().size() == 1 && rows.get(0).cell(0).indexOf('\t') > 0) {
            diagnostics.error(
                    Place.line(file, rows.get(0).line()),
                    "tabs part the cells of this table.",
                    "Save it with commas or semicolons between them.");
            return List.of();
        }
        Map<String, Integer> header = header(rows.get(0));
        whole = !said.hasErrors() && header.containsKey("id");
        List<Row> read = new ArrayList<>();
        for (CsvRow row : rows.subList(1, rows.size())) {
            boolean shifted = row.cells().size() > rows.get(0).cells().size();
            if (shifted) {
                diagnostics.error(
                        Place.line(file, row.line()),
                        "this row has " + row.cells().size() + " cells, the header has "
                                + rows.get(0).cells().size() + ".",
                        "Put a cell that contains a comma in quotes.");
            }
            read.add(new Row(csv, row, header, shifted ? new Diagnostics() : diagnostics));
        }
        return read;
    }

    private Map<String, Integer> header(CsvRow row) {
        Map<String, Integer> header = new HashMap<>();
        Set<String> meant = new HashSet<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String name = row.cell(i);
            Place at = Place.cell(file, row.line(), i + 1);
            if (!columns.contains(name)) {
                String near = Nearest.advice(name, columns);
                Nearest.to(name, columns).ifPresent(meant::add);
                diagnostics.error(
                        at,
                        "the table has no column `" + name + "`.",
                        near.isEmpty() ? "Known are " + String.join(", ", columns) + "." : near);
            } else if (header.putIfAbsent(name, i) != null) {
                diagnostics.error(at, "the column `" + name + "` is here twice.");
            }
        }
        Set<String> missing = new LinkedHashSet<>(columns);
        missing.removeAll(header.keySet());
        missing.removeAll(meant);
        if (!missing.isEmpty()) {
            diagnostics.error(Place.line(file, row.line()), "columns are missing: " + String.join(", ", missing) + ".");
        }
        return header;
    }

    /** One row, read cell by cell; a cell that cannot be read is a diagnostic. */
    final class Row {

        private final CsvFile csv;
        private final CsvRow row;
        private final Map<String, Integer> header;

        private final Diagnostics said;

        /**
         * @param said what is wrong with its cells; where they stand below other columns than theirs, nobody hears it
         */
        private Row(CsvFile csv, CsvRow row, Map<String, Integer> header, Diagnostics said) {
            this.csv = csv;
            this.row = row;
            this.header = header;
            this.said = said;
        }

        Diagnostics said() {
            return said;
        }

        boolean has(String column) {
            return header.containsKey(column);
        }

        Place at() {
            return Place.line(file, row.line());
        }

        Place at(String column) {
            return Place.cell(file, row.line(), header.getOrDefault(column, -1) + 1);
        }

        String text(String column) {
            Integer index = header.get(column);
            return index == null ? "" : row.cell(index);
        }

        String required(String column) {
            String text = text(column);
            if (text.isEmpty() && header.containsKey(column)) {
                said.error(at(column), "`" + column + "` is empty.");
            }
            return text;
        }

        Optional<Double> number(String column, double from, double to) {
            String text = text(column);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                double number = Double.parseDouble(csv.plainNumber(text));
                if (csv.semicolons() && Numeral.isAmbiguous(text)) {
                    said.warning(
                            at(column),
                            "`" + text + "` is read as " + Numeral.plain(text) + ".",
                            Numeral.advice(text).orElse(""));
                }
                if (Double.isFinite(number) && number >= from && number <= to) {
                    return Optional.of(number);
                }
                said.error(
                        at(column),
                        "`" + column + "` is between " + plain(from) + " and " + plain(to) + ", not " + text + ".");
            } catch (NumberFormatException notNumber) {
                said.error(
                        at(column),
                        "`" + column + "` is a number, not `" + text + "`.",
                        Numeral.advice(text).orElse(""));
            }
            return Optional.empty();
        }

        Optional<Integer> whole(String column, int from, int to) {
            Optional<Double> number = number(column, from, to);
            if (number.isPresent() && number.get() != Math.rint(number.get())) {
                said.error(at(column), "`" + column + "` is a whole number, not `" + text(column) + "`.");
                return Optional.empty();
            }
            return number.map(Double::intValue);
        }

        Optional<Boolean> flag(String column) {
            String text = text(column).toLowerCase(Locale.ROOT);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (List.of("true", "yes").contains(text)) {
                return Optional.of(true);
            }
            if (List.of("false", "no").contains(text)) {
                return Optional.of(false);
            }
            said.error(at(column), "`" + column + "` is true or false, not `" + text(column) + "`.");
            return Optional.empty();
        }

        <T> Optional<T> word(String column, List<String> words, java.util.function.Function<String, Optional<T>> of) {
            String text = required(column);
            Optional<T> value = of.apply(text);
            if (value.isEmpty() && !text.isEmpty()) {
                String near = Nearest.advice(text, words);
                said.error(
                        at(column),
                        "`" + column + "` is one of " + String.join(", ", words) + ", not `" + text + "`.",
                        near);
            }
            return value;
        }

        /** A list inside a cell, parted by {@code |}. */
        List<String> texts(String column) {
            return Arrays.stream(text(column).split("\\|"))
                    .map(String::trim)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}
