package io.holdfast.api.reports;

import io.holdfast.source.CsvFile;
import io.holdfast.source.CsvRow;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import io.holdfast.uplift.Arm;
import io.holdfast.uplift.Qini;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A test that was run elsewhere, one client a line (CSV): their group, how they fared, and a score where there is one.
 *
 * @param yesOrNo whether the outcome is yes or no, and not an amount
 * @param clients every line that could be read
 * @param scored whether the lines have scores
 */
public record TestFile(boolean yesOrNo, List<Qini.Scored> clients, boolean scored) {

    private static final Map<String, Double> WORDS =
            Map.of("yes", 1.0, "true", 1.0, "y", 1.0, "t", 1.0, "no", 0.0, "false", 0.0, "n", 0.0, "f", 0.0);

    private static final double MOST = 1e12;

    public TestFile {
        clients = List.copyOf(clients);
    }

    /**
     * The columns that matter, named in any case.
     *
     * @param control what the group of a client held out says; every other word counts as treated
     */
    public record Columns(String group, String control, String outcome, Optional<String> score) {}

    /** Reads the lines; every fault is told with its place, and its line left out. Empty when nothing can be read. */
    public static Optional<TestFile> read(String file, String text, Columns columns, Diagnostics diagnostics) {
        CsvFile table = CsvFile.read(file, text.startsWith("\uFEFF") ? text.substring(1) : text, diagnostics);
        List<CsvRow> rows = table.rows().stream().filter(row -> !row.isBlank()).toList();
        if (rows.size() < 2) {
            diagnostics.error(
                    Place.file(file), "there are no clients in this file.", "Its first line names the columns.");
            return Optional.empty();
        }
        CsvRow header = rows.get(0);
        OptionalInt group = column(file, header, columns.group(), diagnostics);
        OptionalInt outcome = column(file, header, columns.outcome(), diagnostics);
        OptionalInt score = columns.score().isPresent()
                ? column(file, header, columns.score().get(), diagnostics)
                : OptionalInt.empty();
        if (group.isEmpty() || outcome.isEmpty() || columns.score().isPresent() && score.isEmpty()) {
            return Optional.empty();
        }
        List<Qini.Scored> clients = new ArrayList<>();
        boolean yesOrNo = true;
        for (CsvRow row : rows.subList(1, rows.size())) {
            String word = row.cell(group.getAsInt());
            if (word.isEmpty()) {
                diagnostics.error(Place.at(file, row.line(), group.getAsInt() + 1), "the group is missing.");
                continue;
            }
            Optional<Double> fared = number(table, file, row, outcome.getAsInt(), "outcome", diagnostics);
            Optional<Double> rank = score.isPresent()
                    ? number(table, file, row, score.getAsInt(), "score", diagnostics)
                    : Optional.of(0.0);
            if (fared.isPresent() && rank.isPresent()) {
                yesOrNo &= fared.get() == 0 || fared.get() == 1;
                clients.add(new Qini.Scored(rank.get(), !word.equals(columns.control()), fared.get()));
            }
        }
        if (clients.stream().noneMatch(one -> !one.treated())) {
            diagnostics.error(
                    Place.at(file, header.line(), group.getAsInt() + 1),
                    "nobody is in the group `" + columns.control() + "`.",
                    "Name with --control what the column says of clients held out.");
            return Optional.empty();
        }
        return Optional.of(new TestFile(yesOrNo, clients, score.isPresent()));
    }

    /** The treated, or those held out. */
    public Arm arm(boolean treated) {
        Arm arm = Arm.NOBODY;
        for (Qini.Scored one : clients) {
            arm = one.treated() == treated ? arm.and(one.measure()) : arm;
        }
        return arm;
    }

    private static OptionalInt column(String file, CsvRow header, String name, Diagnostics diagnostics) {
        for (int i = 0; i < header.cells().size(); i++) {
            if (header.cell(i).equalsIgnoreCase(name)) {
                return OptionalInt.of(i);
            }
        }
        String near = Nearest.advice(name, header.cells());
        diagnostics.error(
                Place.line(file, header.line()),
                "there is no column `" + name + "`.",
                near.isEmpty() ? "It has " + String.join(", ", header.cells()) + "." : near);
        return OptionalInt.empty();
    }

    private static Optional<Double> number(
            CsvFile table, String file, CsvRow row, int column, String what, Diagnostics diagnostics) {
        String cell = row.cell(column);
        Double word = WORDS.get(cell.toLowerCase(Locale.ROOT));
        if (word != null) {
            return Optional.of(word);
        }
        try {
            double number = Double.parseDouble(table.plainNumber(cell));
            if (Math.abs(number) <= MOST) {
                return Optional.of(number);
            }
        } catch (NumberFormatException none) {
            // told below, like a number too large
        }
        diagnostics.error(
                Place.at(file, row.line(), column + 1),
                cell.isEmpty() ? "the " + what + " is missing." : "the " + what + " is no number: `" + cell + "`.");
        return Optional.empty();
    }
}
