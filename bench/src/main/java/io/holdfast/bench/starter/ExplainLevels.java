package io.holdfast.bench.starter;

import io.holdfast.bench.measure.Harness;
import io.holdfast.bench.measure.Report;
import io.holdfast.bench.measure.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an explanation costs: each level against none, in turn, a few times over. */
public final class ExplainLevels {

    private static final int PASSES = 3;
    private static final String PATH = "path:offer-next-rung";
    private static final List<String> LEVELS = List.of("none", "why", "full", PATH);
    private static final Map<String, Double> AIMS = Map.of("why", 1.3, "full", 5.0);

    private ExplainLevels() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int pass = 1; pass <= PASSES; pass++) {
            for (String level : LEVELS) {
                Sample sample = Harness.run(StarterBenchmark.class, Map.of("explain", level), 1, List.of("-Xmx1g"))
                        .micros();
                Report.progress("pass %d, %s: %s µs", pass, level, Report.figure(sample.least()));
                samples.computeIfAbsent(level, any -> new ArrayList<>()).add(sample);
            }
        }
        print(samples, new Report(System.out));
    }

    private static void print(Map<String, List<Sample>> samples, Report report) {
        Sample none = Sample.together(samples.getOrDefault("none", List.of()));
        report.title("Processor time of a whole decision by the starter rules, one thread, " + PASSES + " passes");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("explained", "least", "of none", "median", "median of none's"));
        samples.forEach((level, all) -> {
            Sample sample = Sample.together(all);
            rows.add(List.of(
                    level,
                    Report.figure(sample.least()) + " µs",
                    Report.times(sample.least() / none.least()),
                    Report.figure(sample.median()) + " µs",
                    Report.times(sample.median() / none.median())));
        });
        report.table(rows);
        report.title("Aims");
        for (String level : LEVELS) {
            Double aim = AIMS.get(level);
            if (aim != null) {
                double ratio =
                        Sample.together(samples.getOrDefault(level, List.of())).least() / none.least();
                report.aim(
                        ratio <= aim,
                        "%s costs %s none (aim: at most %s)",
                        level,
                        Report.times(ratio),
                        Report.times(aim));
            }
        }
    }
}
