package io.holdfast.bench.starter;

import io.holdfast.bench.measure.Harness;
import io.holdfast.bench.measure.Report;
import io.holdfast.bench.measure.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether decisions scale: the starter rules on one thread up to as many as there are cores. */
public final class Threads {

    private static final int PASSES = 3;

    private Threads() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Map<Integer, List<Harness.Outcome>> outcomes = new TreeMap<>();
        int cores = Runtime.getRuntime().availableProcessors();
        for (int pass = 1; pass <= PASSES; pass++) {
            for (int threads = 1; threads <= cores; threads++) {
                Harness.Outcome outcome = Harness.run(StarterBenchmark.class, Map.of(), threads, List.of("-Xmx1g"));
                Report.progress("pass %d, %d threads: %.0f a second", pass, threads, outcome.perSecond());
                outcomes.computeIfAbsent(threads, any -> new ArrayList<>()).add(outcome);
            }
        }
        print(outcomes, new Report(System.out));
    }

    private static void print(Map<Integer, List<Harness.Outcome>> outcomes, Report report) {
        report.title("Whole decisions by the starter rules, unexplained, best of " + PASSES + " passes");
        double micros = least(outcomes.getOrDefault(1, List.of()));
        double perSecond = most(outcomes.getOrDefault(1, List.of()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("threads", "decisions a second", "of one thread", "processor µs a decision", "of one thread"));
        outcomes.forEach((threads, all) -> rows.add(List.of(
                Integer.toString(threads),
                Report.figure(most(all)),
                Report.times(most(all) / perSecond),
                Report.figure(least(all)),
                Report.times(least(all) / micros))));
        report.table(rows);
        report.line("Decisions a second depend on what else runs on the machine; processor time hardly does.");
    }

    private static double least(List<Harness.Outcome> outcomes) {
        return Sample.together(outcomes.stream().map(Harness.Outcome::micros).toList())
                .least();
    }

    private static double most(List<Harness.Outcome> outcomes) {
        return outcomes.stream().mapToDouble(Harness.Outcome::perSecond).max().orElse(Double.NaN);
    }
}
