package io.holdfast.bench.decisions;

import io.holdfast.bench.measure.Report;
import io.holdfast.bench.workload.Matches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints what a comparison gave, and which of the aims this run reached. */
final class ComparisonReport {

    private static final String OURS = Entrant.RULES.title();
    private static final String WHOLE = Entrant.DECISION.title();
    private static final String POOLED = Entrant.STOCK_POOLED.title();
    private static final String ZEN = NodeEntrant.ZEN.title();

    private final Matches matches;
    private final List<Integer> sizes;
    private final Results results;
    private final Report report;

    ComparisonReport(Matches matches, List<Integer> sizes, Results results, Report report) {
        this.matches = matches;
        this.sizes = sizes;
        this.results = results;
        this.report = report;
    }

    void print() {
        report.title("Processor time of a decision, "
                + (matches == Matches.HELD ? "five rules holding" : "a tenth of the rules holding")
                + ": least of a few rounds, and as a multiple of Holdfast's rules");
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("", rules -> Optional.of("%,d rules".formatted(rules))));
        for (String entrant : results.entrants()) {
            rows.add(row(
                    entrant,
                    rules -> results.of(rules, entrant)
                            .map(sample -> Report.figure(sample.least()) + " µs"
                                    + results.ratio(rules, entrant, OURS)
                                            .map(ratio -> " · " + Report.times(ratio))
                                            .orElse(""))));
        }
        report.table(rows);
        report.title("Noise: the median of those rounds as a multiple of the least");
        List<List<String>> noise = new ArrayList<>();
        noise.add(rows.get(0));
        for (String entrant : results.entrants()) {
            noise.add(row(
                    entrant,
                    rules -> results.of(rules, entrant).map(sample -> Report.times(sample.median() / sample.least()))));
        }
        report.table(noise);
        report.title("Aims");
        sizes.forEach(this::againstStock);
        if (matches == Matches.HELD) {
            againstZen();
            growth(OURS);
            growth(WHOLE);
        }
    }

    private List<String> row(String title, java.util.function.IntFunction<Optional<String>> cell) {
        List<String> row = new ArrayList<>(List.of(title));
        sizes.forEach(rules -> row.add(cell.apply(rules).orElse("none")));
        return row;
    }

    private void againstStock(int rules) {
        for (String ours : List.of(OURS, WHOLE)) {
            results.ratio(rules, ours, POOLED)
                    .ifPresentOrElse(
                            ratio -> report.aim(
                                    ratio <= 1,
                                    "%,d rules: %s costs %s a pooled stock session (aim: at most 1×)",
                                    rules,
                                    ours,
                                    Report.times(ratio)),
                            () -> report.unknown("%,d rules: %s against a pooled stock session", rules, ours));
        }
    }

    private void againstZen() {
        results.ratio(500, ZEN, OURS)
                .ifPresentOrElse(
                        ratio -> report.aim(
                                ratio >= 20,
                                "500 rules: ZEN costs %s Holdfast's rules, %s a whole decision (aim: at least 20×)",
                                Report.times(ratio),
                                results.ratio(500, ZEN, WHOLE)
                                        .map(Report::times)
                                        .orElse("?")),
                        () -> report.unknown("500 rules against ZEN"));
    }

    private void growth(String ours) {
        Optional<Double> grown = results.of(5_000, ours)
                .flatMap(large -> results.of(50, ours).map(small -> large.least() / small.least()));
        grown.ifPresentOrElse(
                ratio -> report.aim(
                        ratio < 5, "%s: 5,000 rules cost %s what 50 do (aim: under 5×)", ours, Report.times(ratio)),
                () -> report.unknown("%s: growth from 50 to 5,000 rules", ours));
    }
}
