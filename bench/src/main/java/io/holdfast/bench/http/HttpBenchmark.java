package io.holdfast.bench.http;

import io.holdfast.bench.measure.Report;
import io.holdfast.bench.starter.Starter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;

/** Decisions over HTTP, kept and not kept, against the bare endpoint, all in one run, turn by turn. */
public final class HttpBenchmark {

    private static final int HALF_LOAD_CONNECTIONS = 32;
    private static final int HALF_LOAD_ROUNDS = 9;
    private static final int SHARE_AIM = 70;
    private static final int SPREAD_AIM = 10;
    private static final int MOST_OF_BARE = 2;

    private final List<Entry> entries;
    private final Pace pace;
    private final Report report;

    private HttpBenchmark(List<Entry> entries, Pace pace, Report report) {
        this.entries = entries;
        this.pace = pace;
        this.report = report;
    }

    /** How long it goes on, in seconds. */
    private record Pace(int warmUp, int rounds, int round) {

        static Pace of(String... arguments) {
            int[] all = {30, 4, 4};
            for (int i = 0; i < arguments.length; i++) {
                all[i] = Integer.parseInt(arguments[i]);
            }
            return new Pace(all[0], all[1], all[2]);
        }
    }

    /** What one server gave with one number of connections. */
    private record Result(String name, Round round, Duration used) {

        double micros() {
            return used.toNanos() / 1e3 / round.nanos().length;
        }
    }

    /** Runs from the root of a checkout whose distribution is built: seconds to warm up, rounds, seconds a round. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("holdfast-bench");
        Service keeping = Service.of(work, "keeping", false);
        Service stateless = Service.of(work, "stateless", true);
        try (Contestant kept = keeping.start(work);
                Contestant forgotten = stateless.start(work)) {
            Path replies = replies(forgotten, stateless.requests(), work);
            List<String> known = List.of("SETTINGS", replies.toString());
            try (Contestant bare = Contestant.start(work, "bare", "", BareService.class.getName(), known);
                    Contestant floor = Contestant.start(work, "echo", "", EchoService.class.getName(), known)) {
                List<Entry> entries = List.of(
                        new Entry(keeping.name(), kept, keeping.requests(), true),
                        new Entry(stateless.name(), forgotten, stateless.requests(), false),
                        new Entry("bare", bare, stateless.requests(), false));
                new HttpBenchmark(entries, Pace.of(arguments), new Report(System.out))
                        .compare(new Entry("echo", floor, stateless.requests(), false));
            }
        }
    }

    /** The service as its operator sets it up, with a key for the one who measures it. */
    private record Service(String name, String settings, List<byte[]> requests) {

        static Service of(Path work, String name, boolean stateless) throws IOException, InterruptedException {
            String settings = """
                rules: {folder: %s}
                database: {url: "jdbc:h2:file:%s"}
                decisions: {stateless: %s}
                """.formatted(Starter.RULES.toAbsolutePath(), work.resolve(name), stateless);
            String key = ServiceKey.add(work, settings);
            List<byte[]> requests = Files.readAllLines(Starter.CLIENTS).stream()
                    .map(client -> Caller.request(
                            key, "{\"asOf\":\"" + Starter.DAY + "\",\"explain\":\"none\",\"client\":" + client + "}"))
                    .toList();
            return new Service(name, settings, requests);
        }

        Contestant start(Path work) throws IOException, InterruptedException {
            return Contestant.start(
                    work, name, settings, "io.holdfast.api.command.Holdfast", List.of("server", "SETTINGS"));
        }
    }

    private void compare(Entry floor) throws ExecutionException, InterruptedException {
        for (Entry entry : entries) {
            Round.of(entry.server().port(), HALF_LOAD_CONNECTIONS, pace.warmUp(), entry.requests());
        }
        Round.of(floor.server().port(), HALF_LOAD_CONNECTIONS, pace.round(), floor.requests());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "connections", "server", "calls/s", "of bare", "p50 ms", "p99 ms", "processor µs a call", "of bare"));
        Map<String, Double> best = new HashMap<>();
        double share = 0;
        for (int connections : new int[] {1, 8, 64, 512}) {
            List<Result> results = results(connections);
            Result bare = results.get(results.size() - 1);
            results.forEach(result -> {
                rows.add(row(connections, result, bare));
                best.merge(result.name(), result.round().perSecond(), Math::max);
            });
            share = Math.max(
                    share, results.get(1).round().perSecond() / bare.round().perSecond() * 100);
        }
        report.table(rows);
        report.aim(
                share >= SHARE_AIM,
                "stateless answers %.0f %% of the calls that bare answers, at the most (aim: %d %%)",
                share,
                SHARE_AIM);
        for (Entry entry : entries) {
            double half = Objects.requireNonNull(best.get(entry.name())) / 2;
            EvenPace.of(
                            entry,
                            entries.get(entries.size() - 1),
                            floor,
                            new EvenPace.Pace(HALF_LOAD_CONNECTIONS, HALF_LOAD_ROUNDS, pace.round(), half))
                    .report(
                            entry.name(),
                            SPREAD_AIM,
                            entry.keeps() ? OptionalInt.empty() : OptionalInt.of(MOST_OF_BARE),
                            report);
            // One that keeps goes on tidying its file for a while, on the cores that the next one is measured on.
            if (!entry.name().equals("bare")) {
                entry.server().stop();
            }
        }
    }

    /** Turn by turn, so that a machine that slows down slows all. */
    private List<Result> results(int connections) throws ExecutionException, InterruptedException {
        Map<Entry, List<Round>> rounds = new LinkedHashMap<>();
        Map<Entry, Duration> used = new HashMap<>();
        for (int round = 0; round < pace.rounds(); round++) {
            for (Entry entry : entries) {
                Duration before = entry.server().processorTime();
                rounds.computeIfAbsent(entry, any -> new ArrayList<>())
                        .add(Round.of(entry.server().port(), connections, pace.round(), entry.requests()));
                used.merge(entry, entry.server().processorTime().minus(before), Duration::plus);
            }
        }
        List<Result> results = new ArrayList<>();
        rounds.forEach((entry, all) ->
                results.add(new Result(entry.name(), Round.together(all), used.getOrDefault(entry, Duration.ZERO))));
        return results;
    }

    private static List<String> row(int connections, Result result, Result bare) {
        return List.of(
                Integer.toString(connections),
                result.name(),
                Report.figure(result.round().perSecond()),
                "%.0f %%".formatted(result.round().perSecond() / bare.round().perSecond() * 100),
                Report.figure(result.round().millis(0.5)),
                Report.figure(result.round().millis(0.99)),
                Report.figure(result.micros()),
                Report.times(result.micros() / bare.micros()));
    }

    private static Path replies(Contestant service, List<byte[]> requests, Path work) throws IOException {
        List<String> replies = new ArrayList<>();
        try (Caller caller = new Caller(service.port())) {
            for (byte[] request : requests) {
                replies.add(new String(caller.call(request), StandardCharsets.UTF_8));
            }
        }
        return Files.write(work.resolve("replies.jsonl"), replies);
    }
}
