package io.holdfast.bench.build;

import io.holdfast.bench.measure.Fork;
import io.holdfast.bench.measure.Report;
import io.holdfast.bench.measure.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From text to ready: ours against the stock build, and a second build after one edit against the first. */
public final class Builds {

    private static final String HEAP = "3g";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<Integer> SIZES = List.of(50, 500, 5_000);

    private final Map<Builder, Map<Integer, Build>> builds = new EnumMap<>(Builder.class);
    private final Report report;

    private Builds(Report report) {
        this.report = report;
    }

    /** Processor milliseconds, and bytes kept on the heap and for classes. */
    private record Build(Sample millis, double heap, double classes) {
        double kept() {
            return heap + classes;
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Builds builds = new Builds(new Report(System.out));
        for (int rules : SIZES) {
            for (Builder builder : Builder.values()) {
                if (builder != Builder.REFERENCE || rules < 5_000) {
                    builds.measure(builder, rules);
                }
            }
        }
        builds.print();
        builds.edits();
    }

    private void measure(Builder builder, int rules) throws Exception {
        int times = builder == Builder.HOLDFAST ? 5 : rules < 500 ? 3 : rules < 5_000 ? 2 : 1;
        List<String> arguments = List.of(builder.name(), Integer.toString(rules), Integer.toString(times));
        Fork fork = Fork.java(OneBuilder.class, HEAP, PATIENCE, arguments);
        if (!fork.finished()) {
            Report.progress("%,d rules, %s: DID NOT FINISH: %s", rules, builder.title(), fork.complaint());
            return;
        }
        Map<String, List<String>> said = lines(fork);
        String[] bytes = said.getOrDefault("bytes", List.of("NaN NaN")).get(0).split(" ");
        Build build = new Build(
                millis(said.getOrDefault("nanos", List.of())),
                Double.parseDouble(bytes[0]),
                Double.parseDouble(bytes[1]));
        Report.progress(
                "%,d rules, %s: %s ms (median %s), keeps %s MB of heap and %s MB of classes",
                rules,
                builder.title(),
                Report.figure(build.millis().least()),
                Report.figure(build.millis().median()),
                Report.figure(build.heap() / 1e6),
                Report.figure(build.classes() / 1e6));
        builds.computeIfAbsent(builder, any -> new TreeMap<>()).put(rules, build);
    }

    private void print() {
        report.title("From text to ready, least processor time, and memory kept afterwards (heap + classes)");
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        SIZES.forEach(rules -> head.add("%,d rules".formatted(rules)));
        rows.add(head);
        for (Builder builder : Builder.values()) {
            List<String> row = new ArrayList<>(List.of(builder.title()));
            SIZES.forEach(rules -> row.add(cell(builder, rules)));
            rows.add(row);
        }
        report.table(rows);
        report.title("Aims");
        for (int rules : List.of(500, 5_000)) {
            Optional<Build> ours = build(Builder.HOLDFAST, rules);
            Optional<Build> stock = build(Builder.STOCK, rules);
            if (ours.isEmpty() || stock.isEmpty()) {
                report.unknown(
                        "%,d rules: the stock build did not finish within %d min of processor time and %s of heap",
                        rules, PATIENCE.toMinutes(), HEAP);
                continue;
            }
            double faster = stock.get().millis().least() / ours.get().millis().least();
            report.aim(
                    faster >= 50,
                    "%,d rules: the stock build costs %s ours (aim: at least 50×)",
                    rules,
                    Report.times(faster));
            double smaller = ours.get().kept() / stock.get().kept();
            report.aim(
                    smaller < 0.1,
                    "%,d rules: ours keeps %.1f %% of the memory that stock keeps (aim: under 10 %%)",
                    rules,
                    smaller * 100);
        }
    }

    private String cell(Builder builder, int rules) {
        Optional<Build> build = build(builder, rules);
        if (build.isEmpty()) {
            return builder == Builder.REFERENCE && rules == 5_000 ? "not run" : "did not finish";
        }
        String figures = Report.figure(build.get().millis().least()) + " ms, "
                + Report.figure(build.get().kept() / 1e6) + " MB ("
                + Report.figure(build.get().heap() / 1e6) + " + "
                + Report.figure(build.get().classes() / 1e6) + ")";
        return build(Builder.HOLDFAST, rules)
                .filter(ours -> builder != Builder.HOLDFAST)
                .map(ours -> figures + " · "
                        + Report.times(
                                build.get().millis().least() / ours.millis().least()) + " time, "
                        + Report.times(build.get().kept() / ours.kept()) + " memory")
                .orElse(figures);
    }

    private Optional<Build> build(Builder builder, int rules) {
        return Optional.ofNullable(builds.getOrDefault(builder, Map.of()).get(rules));
    }

    private void edits() throws Exception {
        Fork fork = Fork.java(Edits.class, HEAP, PATIENCE, List.of());
        if (!fork.finished()) {
            report.unknown("The build after an edit: %s", fork.complaint());
            return;
        }
        Map<String, List<String>> said = lines(fork);
        Sample first = millis(said.getOrDefault("first", List.of()));
        Sample next = millis(said.getOrDefault("next", List.of()));
        double ratio = next.median() / first.median();
        report.aim(
                ratio < 0.2,
                "5,000 rules, one edited: the next build costs %.2f of the first (aim: under 0.2); medians %s and %s ms,"
                        + " least %s and %s ms",
                ratio,
                Report.figure(next.median()),
                Report.figure(first.median()),
                Report.figure(next.least()),
                Report.figure(first.least()));
    }

    private static Sample millis(List<String> nanos) {
        return new Sample(
                nanos.stream().mapToDouble(text -> Long.parseLong(text) / 1e6).toArray());
    }

    private static Map<String, List<String>> lines(Fork fork) {
        Map<String, List<String>> byWord = new TreeMap<>();
        fork.said().lines().forEach(line -> {
            int space = line.indexOf(' ');
            byWord.computeIfAbsent(line.substring(0, space), any -> new ArrayList<>())
                    .add(line.substring(space + 1));
        });
        return byWord;
    }
}
