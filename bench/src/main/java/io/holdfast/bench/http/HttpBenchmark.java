package io.holdfast.bench.http;

import io.holdfast.bench.starter.Starter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Decisions over HTTP against the bare endpoint, both in one run, turn by turn. */
public final class HttpBenchmark {

    private static final int WARM_UP_SECONDS = 15;
    private static final int ROUNDS = 4;
    private static final int ROUND_SECONDS = 5;

    private final List<byte[]> requests;
    private final PrintStream out;

    private HttpBenchmark(List<byte[]> requests, PrintStream out) {
        this.requests = requests;
        this.out = out;
    }

    /** Runs from the root of a checkout whose distribution is built. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        List<String> clients = Files.readAllLines(Starter.CLIENTS);
        Path work = Files.createTempDirectory("holdfast-bench");
        String settings = "rules: {folder: " + Starter.RULES.toAbsolutePath() + "}\ndatabase: {url: \"jdbc:h2:file:"
                + work.resolve("memory") + "\"}";
        String key = ServiceKey.add(work, settings);
        List<byte[]> requests = clients.stream()
                .map(client -> Caller.request(
                        key, "{\"asOf\":\"" + Starter.DAY + "\",\"explain\":\"none\",\"client\":" + client + "}"))
                .toList();
        try (Contestant service = Contestant.start(
                work, "service", settings, "io.holdfast.api.command.Holdfast", List.of("server", "SETTINGS"))) {
            Path replies = replies(service, requests, work);
            try (Contestant bare = Contestant.start(
                    work, "bare", "", BareService.class.getName(), List.of("SETTINGS", replies.toString()))) {
                new HttpBenchmark(requests, System.out).compare(service, bare);
            }
        }
    }

    private void compare(Contestant service, Contestant bare) throws ExecutionException, InterruptedException {
        Round.of(service.port(), 8, WARM_UP_SECONDS, requests);
        Round.of(bare.port(), 8, WARM_UP_SECONDS, requests);
        out.printf(
                "%-12s %-8s %10s %9s %9s %9s %16s%n",
                "connections", "server", "calls/s", "of bare", "p50 ms", "p99 ms", "processor µs/call");
        for (int connections : new int[] {1, 8, 64}) {
            List<Round> ours = new ArrayList<>();
            List<Round> theirs = new ArrayList<>();
            Duration oursUsed = Duration.ZERO;
            Duration theirsUsed = Duration.ZERO;
            for (int i = 0; i < ROUNDS; i++) {
                oursUsed = oursUsed.plus(round(service, connections, ours));
                theirsUsed = theirsUsed.plus(round(bare, connections, theirs));
            }
            Round our = Round.together(ours);
            Round their = Round.together(theirs);
            print(connections, "service", our, our.perSecond() / their.perSecond(), oursUsed);
            print(connections, "bare", their, 1, theirsUsed);
        }
    }

    private Duration round(Contestant server, int connections, List<Round> rounds)
            throws ExecutionException, InterruptedException {
        Duration before = server.processorTime();
        rounds.add(Round.of(server.port(), connections, ROUND_SECONDS, requests));
        return server.processorTime().minus(before);
    }

    private void print(int connections, String server, Round round, double ofBare, Duration used) {
        out.printf(
                "%-12d %-8s %10.0f %8.0f%% %9.2f %9.2f %16.0f%n",
                connections,
                server,
                round.perSecond(),
                ofBare * 100,
                round.millis(0.5),
                round.millis(0.99),
                used.toNanos() / 1e3 / round.nanos().length);
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
