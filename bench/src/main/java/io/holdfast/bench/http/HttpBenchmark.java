package io.holdfast.bench.http;

import io.holdfast.bench.starter.Starter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Decisions over HTTP, kept and not kept, against the bare endpoint, all in one run, turn by turn. */
public final class HttpBenchmark {

    private static final int WARM_UP_SECONDS = 15;
    private static final int ROUNDS = 4;
    private static final int ROUND_SECONDS = 4;

    private final List<Entry> entries;
    private final PrintStream out;

    private HttpBenchmark(List<Entry> entries, PrintStream out) {
        this.entries = entries;
        this.out = out;
    }

    /** A server, and what it is asked. */
    private record Entry(String name, Contestant server, List<byte[]> requests) {}

    /** What one server gave with one number of connections. */
    private record Result(String name, Round round, Duration used) {

        double micros() {
            return used.toNanos() / 1e3 / round.nanos().length;
        }
    }

    /** Runs from the root of a checkout whose distribution is built. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("holdfast-bench");
        Service keeping = Service.of(work, "keeping", false);
        Service stateless = Service.of(work, "stateless", true);
        try (Contestant kept = keeping.start(work);
                Contestant forgotten = stateless.start(work)) {
            Path replies = replies(forgotten, stateless.requests(), work);
            try (Contestant bare = Contestant.start(
                    work, "bare", "", BareService.class.getName(), List.of("SETTINGS", replies.toString()))) {
                List<Entry> entries = List.of(
                        new Entry(keeping.name(), kept, keeping.requests()),
                        new Entry(stateless.name(), forgotten, stateless.requests()),
                        new Entry("bare", bare, stateless.requests()));
                new HttpBenchmark(entries, System.out).compare();
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

    private void compare() throws ExecutionException, InterruptedException {
        for (Entry entry : entries) {
            Round.of(entry.server().port(), 8, WARM_UP_SECONDS, entry.requests());
        }
        out.println("| connections | server | calls/s | of bare | p50 ms | p99 ms | processor µs a call | of bare |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (int connections : new int[] {1, 8, 64}) {
            List<Result> results = results(connections);
            Result bare = results.get(results.size() - 1);
            results.forEach(result -> print(connections, result, bare));
        }
    }

    /** Turn by turn, so that a machine that slows down slows all. */
    private List<Result> results(int connections) throws ExecutionException, InterruptedException {
        Map<Entry, List<Round>> rounds = new LinkedHashMap<>();
        Map<Entry, Duration> used = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Entry entry : entries) {
                Duration before = entry.server().processorTime();
                rounds.computeIfAbsent(entry, any -> new ArrayList<>())
                        .add(Round.of(entry.server().port(), connections, ROUND_SECONDS, entry.requests()));
                used.merge(entry, entry.server().processorTime().minus(before), Duration::plus);
            }
        }
        List<Result> results = new ArrayList<>();
        rounds.forEach((entry, all) ->
                results.add(new Result(entry.name(), Round.together(all), used.getOrDefault(entry, Duration.ZERO))));
        return results;
    }

    private void print(int connections, Result result, Result bare) {
        out.printf(
                "| %d | %s | %.0f | %.0f %% | %.2f | %.2f | %.0f | %.1f× |%n",
                connections,
                result.name(),
                result.round().perSecond(),
                result.round().perSecond() / bare.round().perSecond() * 100,
                result.round().millis(0.5),
                result.round().millis(0.99),
                result.micros(),
                result.micros() / bare.micros());
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
