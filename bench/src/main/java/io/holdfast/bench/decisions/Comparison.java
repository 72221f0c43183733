package io.holdfast.bench.decisions;

import io.holdfast.bench.measure.Fork;
import io.holdfast.bench.measure.Harness;
import io.holdfast.bench.measure.Report;
import io.holdfast.bench.measure.Sample;
import io.holdfast.bench.stock.StockPack;
import io.holdfast.bench.workload.Matches;
import io.holdfast.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cost of a decision, ours and others', as a rule book grows. The argument is {@code held} or {@code growing}. */
public final class Comparison {

    static final long SEED = 1;

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final List<String> JAVA = List.of("-Xmx3g", "-Dfile.encoding=UTF-8");

    private final Matches matches;
    private final Results results = new Results();
    private final Path work;

    private Comparison(Matches matches, Path work) {
        this.matches = matches;
        this.work = work;
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Matches matches = Matches.of(arguments.length == 0 ? "held" : arguments[0]);
        Comparison comparison = new Comparison(matches, Files.createTempDirectory("holdfast-bench"));
        Report report = new Report(System.out);
        if (!NodeEntrant.isInstalled()) {
            report.line("NO NODE: ZEN and json-rules-engine take no part, because node or npm is not on this machine.");
        }
        List<Integer> sizes = matches == Matches.HELD ? List.of(5, 50, 500, 5_000) : List.of(50, 500, 5_000);
        for (int rules : sizes) {
            comparison.measure(rules);
        }
        new ComparisonReport(matches, sizes, comparison.results, report).print();
    }

    /** Fails when an entrant's matches are not what the rules mean, in whatever order. */
    static void check(String entrant, List<String> found, List<String> expected) {
        if (!found.stream().sorted().toList().equals(expected.stream().sorted().toList())) {
            throw new IllegalStateException(entrant + " matches " + found + " where " + expected + " hold.");
        }
    }

    private void measure(int rules) throws Exception {
        Optional<Path> stock = stock(rules);
        for (Entrant entrant : Entrant.values()) {
            if (stock.isEmpty() && entrant.name().startsWith("STOCK")) {
                continue;
            }
            Map<String, String> parameters = Map.of(
                    "rules", Integer.toString(rules),
                    "matches", matches.word(),
                    "entrant", entrant.name(),
                    "stock", stock.map(Path::toString).orElse("none"));
            note(
                    rules,
                    entrant.title(),
                    Harness.run(DecisionBenchmark.class, parameters, 1, JAVA).micros());
        }
        if (NodeEntrant.isInstalled()) {
            Workload workload = Workload.of(rules, matches, SEED);
            for (NodeEntrant entrant : NodeEntrant.values()) {
                entrant.measure(workload, work).ifPresent(sample -> note(rules, entrant.title(), sample));
            }
        }
    }

    private void note(int rules, String title, Sample sample) {
        Report.progress(
                "%d rules, %s: %s µs (median %s)",
                rules, title, Report.figure(sample.least()), Report.figure(sample.median()));
        results.put(rules, title, sample);
    }

    /** The jar of the stock build, made once: building 5,000 rules the stock way takes minutes. */
    private Optional<Path> stock(int rules) throws IOException, InterruptedException {
        Path jar = StockPack.jar(rules, matches, SEED);
        if (Files.notExists(jar)) {
            Report.progress("%d rules: building them the stock way, once", rules);
            List<String> arguments = List.of(Integer.toString(rules), matches.word(), Long.toString(SEED));
            Fork fork = Fork.java(StockPack.class, "3g", PATIENCE, arguments);
            if (!fork.finished()) {
                Report.progress("%d rules: stock Drools takes no part, its build failed: %s", rules, fork.complaint());
                return Optional.empty();
            }
        }
        return Optional.of(jar);
    }
}
