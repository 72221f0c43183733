package io.holdfast.bench.starter;

import io.holdfast.bench.measure.ProcessorTime;
import io.holdfast.bench.measure.Report;
import io.holdfast.bench.measure.Sample;
import io.holdfast.bench.measure.WarmUp;
import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an explanation costs: every level in turn, in one process, as a service is asked. Processes of their own differ by more
 * than the levels do, and a machine that slows down slows the level beside it as well.
 */
public final class ExplainLevels {

    private static final int TURNS = 15;
    private static final int TURN_MILLIS = 400;
    private static final String PATH = "path:offer-next-rung";
    private static final List<String> LEVELS = List.of("none", "why", "full", PATH);
    private static final Map<String, Double> AIMS = Map.of("why", 1.3, "full", 5.0);

    private final DecisionEngine engine = new DecisionEngine();
    private final RuleBook book;
    private final List<Client> clients;
    private int next;

    @SuppressWarnings("UnusedVariable") // so that no decision can be left out
    private volatile Decision last;

    private ExplainLevels(RuleBook book, List<Client> clients) {
        this.book = book;
        this.clients = clients;
        this.last = engine.decide(book, clients.get(0), Options.STANDARD);
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        RuleBook book = Starter.book();
        new ExplainLevels(book, Starter.clients(book)).measure(new Report(System.out));
    }

    private void measure(Report report) {
        for (String level : LEVELS) {
            Options options = options(level);
            WarmUp.with(() -> decideNext(options));
        }
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (String level : LEVELS) {
                double cost = cost(options(level));
                micros.computeIfAbsent(level, any -> new ArrayList<>()).add(cost);
            }
        }
        print(micros, report);
    }

    private static Options options(String level) {
        return level.startsWith("path:")
                ? new Options(5, Explain.WHY, Optional.of(level.substring("path:".length())))
                : new Options(5, Explain.of(level).orElseThrow());
    }

    private double cost(Options options) {
        long calls = 0;
        long before = ProcessorTime.nanos();
        long until = System.nanoTime() + TURN_MILLIS * 1_000_000L;
        while (System.nanoTime() < until) {
            for (int i = 0; i < clients.size(); i++) {
                decideNext(options);
            }
            calls += clients.size();
        }
        return (ProcessorTime.nanos() - before) / 1e3 / calls;
    }

    private Decision decideNext(Options options) {
        next = (next + 1) % clients.size();
        Decision decision = engine.decide(book, clients.get(next), options);
        last = decision;
        return decision;
    }

    private static void print(Map<String, List<Double>> micros, Report report) {
        report.title("Processor time of a whole decision by the starter rules, one thread, " + TURNS + " turns");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("explained", "least", "of none", "median", "of none in the same turn", "least", "most"));
        Map<String, Sample> ratios = new LinkedHashMap<>();
        double least = sample(micros, "none").least();
        for (String level : LEVELS) {
            Sample cost = sample(micros, level);
            Sample ratio = ratio(micros.getOrDefault(level, List.of()), micros.getOrDefault("none", List.of()));
            ratios.put(level, ratio);
            rows.add(List.of(
                    level,
                    Report.figure(cost.least()) + " µs",
                    Report.times(cost.least() / least),
                    Report.figure(cost.median()) + " µs",
                    Report.times(ratio.median()),
                    Report.times(ratio.least()),
                    Report.times(ratio.most())));
        }
        report.table(rows);
        report.title("Aims");
        for (Map.Entry<String, Sample> level : ratios.entrySet()) {
            Double aim = AIMS.get(level.getKey());
            if (aim != null) {
                double ratio = level.getValue().median();
                report.aim(
                        ratio <= aim,
                        "%s costs %s none in the same turn, the median of %d (aim: at most %s)",
                        level.getKey(),
                        Report.times(ratio),
                        TURNS,
                        Report.times(aim));
            }
        }
    }

    private static Sample sample(Map<String, List<Double>> micros, String level) {
        return new Sample(micros.getOrDefault(level, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static Sample ratio(List<Double> level, List<Double> none) {
        double[] ratios = new double[level.size()];
        for (int turn = 0; turn < ratios.length; turn++) {
            ratios[turn] = level.get(turn) / none.get(turn);
        }
        return new Sample(ratios);
    }
}
