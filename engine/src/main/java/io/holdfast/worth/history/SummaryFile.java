package io.holdfast.worth.history;

import io.holdfast.source.CsvFile;
import io.holdfast.source.CsvRow;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Nearest;
import io.holdfast.source.Place;
import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.model.Spend;
import io.holdfast.worth.model.Visits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Figures that a business keeps instead of client facts, as a CSV file: a survival table ({@code period,survivors}) or a
 * line for each client ({@code frequency,recency,T} and {@code monetary}). Columns stand in any order, their names in any
 * case, and others are ignored. Every fault is told with its line and column; with one, there is no result.
 */
public final class SummaryFile {

    private final String file;
    private final Diagnostics diagnostics;
    private final CsvFile table;
    private final Map<String, Integer> columns;

    private SummaryFile(String file, CsvFile table, Map<String, Integer> columns, Diagnostics diagnostics) {
        this.file = file;
        this.table = table;
        this.columns = columns;
        this.diagnostics = diagnostics;
    }

    /** A cohort's survivors, cumulative: who was still there after 0, 1, 2 … renewals. */
    public static Optional<Renewals> renewals(String file, String text, Diagnostics diagnostics) {
        return open(file, text, diagnostics, List.of(List.of("period"), List.of("survivors")))
                .flatMap(SummaryFile::renewals);
    }

    /** Each client's repeat visits, the time of the last, and their age, all from the first visit. */
    public static Optional<List<Visits>> visits(String file, String text, Diagnostics diagnostics) {
        return open(file, text, diagnostics, List.of(List.of("frequency"), List.of("recency"), List.of("T")))
                .flatMap(SummaryFile::visits);
    }

    /** Each client's repeat visits and what they spent on them on average. */
    public static Optional<List<Spend>> spends(String file, String text, Diagnostics diagnostics) {
        return open(file, text, diagnostics, List.of(List.of("frequency"), List.of("monetary", "monetary_value")))
                .flatMap(SummaryFile::spends);
    }

    private static Optional<SummaryFile> open(
            String file, String text, Diagnostics diagnostics, List<List<String>> needed) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        CsvFile table = CsvFile.read(file, unmarked, diagnostics);
        Optional<CsvRow> header =
                table.rows().stream().filter(row -> !row.isBlank()).findFirst();
        if (header.isEmpty()) {
            diagnostics.error(
                    Place.file(file),
                    "this file is empty.",
                    "Its first line names the columns: " + String.join(", ", firsts(needed)) + ".");
            return Optional.empty();
        }
        Map<String, Integer> columns = columns(file, header.get(), diagnostics, needed);
        List<CsvRow> rows = table.rows().stream()
                .filter(row -> !row.isBlank() && row.line() > header.get().line())
                .toList();
        if (rows.isEmpty()) {
            diagnostics.error(Place.line(file, header.get().line()), "nothing stands below the names of the columns.");
        }
        return diagnostics.hasErrors()
                ? Optional.empty()
                : Optional.of(new SummaryFile(file, new CsvFile(table.semicolons(), rows), columns, diagnostics));
    }

    private static List<String> firsts(List<List<String>> needed) {
        return needed.stream().map(names -> names.get(0)).toList();
    }

    private static Map<String, Integer> columns(
            String file, CsvRow header, Diagnostics diagnostics, List<List<String>> needed) {
        Map<String, Integer> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < header.cells().size(); i++) {
            String name = header.cell(i);
            if (found.putIfAbsent(name, i) != null && needed.stream().anyMatch(names -> names.contains(name))) {
                diagnostics.error(
                        Place.at(file, header.line(), i + 1), "column `" + name + "` is here twice.", "Remove one.");
            }
        }
        Map<String, Integer> columns = new TreeMap<>();
        for (List<String> names : needed) {
            Optional<Integer> index =
                    names.stream().filter(found::containsKey).findFirst().map(found::get);
            index.ifPresent(at -> columns.put(names.get(0), at));
            if (index.isEmpty()) {
                String near = Nearest.to(names.get(0), found.keySet())
                        .map(other -> "Is it `" + other + "`? Rename that column.")
                        .orElse("It has " + String.join(", ", header.cells()) + ".");
                diagnostics.error(Place.line(file, header.line()), "there is no column `" + names.get(0) + "`.", near);
            }
        }
        return columns;
    }

    private Optional<Renewals> renewals() {
        Map<Integer, SummaryCell> byPeriod = new TreeMap<>();
        for (CsvRow row : table.rows()) {
            SummaryCell period = cell(row, "period");
            SummaryCell survivors = cell(row, "survivors");
            Optional<Integer> number = period.whole();
            if (survivors.notNegative().isPresent() && number.isPresent()) {
                SummaryCell before = byPeriod.putIfAbsent(number.get(), survivors);
                if (before != null) {
                    period.wrong("period " + number.get() + " is here twice.", "Keep one line for each period.");
                }
            }
        }
        if (diagnostics.hasErrors()) {
            return Optional.empty();
        }
        double[] survivors = new double[byPeriod.size()];
        for (var entry : byPeriod.entrySet()) {
            int expected = (int) byPeriod.keySet().stream()
                    .filter(one -> one < entry.getKey())
                    .count();
            if (entry.getKey() != expected) {
                entry.getValue()
                        .wrong(
                                "period " + expected + " is missing.",
                                "Periods count from 0, the start, without a gap.");
                return Optional.empty();
            }
            survivors[expected] = entry.getValue().notNegative().orElse(0.0);
            if (expected > 0 && survivors[expected] > survivors[expected - 1]) {
                entry.getValue()
                        .wrong(
                                "survivors grow from " + plain(survivors[expected - 1]) + " to "
                                        + plain(survivors[expected]) + ".",
                                "Give those of one cohort who are still there; nobody can join it.");
            }
        }
        if (survivors[0] == 0) {
            byPeriod.values().iterator().next().wrong("nobody was there at the start.", "");
        }
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(Renewals.ofCohort(survivors));
    }

    private Optional<List<Visits>> visits() {
        List<Visits> visits = new ArrayList<>();
        for (CsvRow row : table.rows()) {
            Optional<Integer> frequency = cell(row, "frequency").whole();
            SummaryCell recency = cell(row, "recency");
            Optional<Double> last = recency.notNegative();
            Optional<Double> age = cell(row, "T").notNegative();
            boolean readable = frequency.isPresent() && last.isPresent() && age.isPresent();
            if (readable && last.get() > age.get()) {
                recency.wrong(
                        "recency " + plain(last.get()) + " is more than T " + plain(age.get()) + ".",
                        "Both count from the first visit: recency to the last one, T to the day of looking.");
            } else if (readable && frequency.get() == 0 && last.get() > 0) {
                recency.wrong(
                        "recency is " + plain(last.get()) + " for a client who never came back.",
                        "It counts from the first visit to the last one, and is 0 where frequency is.");
            } else if (readable) {
                visits.add(new Visits(frequency.get(), last.get(), age.get()));
            }
        }
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(visits);
    }

    private Optional<List<Spend>> spends() {
        List<Spend> spends = new ArrayList<>();
        for (CsvRow row : table.rows()) {
            Optional<Integer> frequency = cell(row, "frequency").whole();
            SummaryCell monetary = cell(row, "monetary");
            if (frequency.isPresent() && frequency.get() == 0 && monetary.isEmpty()) {
                spends.add(Spend.NONE);
                continue;
            }
            Optional<Double> mean = monetary.notNegative();
            boolean readable = frequency.isPresent() && mean.isPresent();
            if (readable && frequency.get() > 0 && mean.get() == 0) {
                monetary.wrong("a client who came back spent nothing.", "Leave out visits without a sale.");
            } else if (readable) {
                spends.add(frequency.get() == 0 ? Spend.NONE : new Spend(frequency.get(), mean.get()));
            }
        }
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(spends);
    }

    private SummaryCell cell(CsvRow row, String column) {
        int index = columns.getOrDefault(column, 0);
        return new SummaryCell(
                column, table.plainNumber(row.cell(index)), Place.at(file, row.line(), index + 1), diagnostics);
    }

    static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
