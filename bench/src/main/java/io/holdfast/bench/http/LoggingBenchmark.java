package io.holdfast.bench.http;

import io.holdfast.bench.starter.Starter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * What it costs to keep every decision before it is answered: a service on a PostgreSQL of this machine, once with its
 * memory and once without, turn by turn in one run.
 */
public final class LoggingBenchmark {

    private static final int CONNECTIONS = 32;
    private static final int LEAST_BYTES = 1_700;
    private static final int MOST_BYTES = 2_400;

    private static final String KEPT = "{stateless: false}";
    private static final String NOT_KEPT = "{stateless: true}";

    private final List<byte[]> requests;
    private final PrintStream out;

    private LoggingBenchmark(List<byte[]> requests, PrintStream out) {
        this.requests = requests;
        this.out = out;
    }

    /** Runs from the root of a checkout whose distribution is built: seconds to warm up, rounds, seconds a round. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        int warmUp = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 40;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 6;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
        Path work = Files.createTempDirectory("holdfast-bench");
        try (Store postgres = Store.OwnPostgres.start("postgres")) {
            String settings = "rules: {folder: '%s'}%n%s%ndecisions: "
                    .formatted(Starter.RULES.toAbsolutePath(), postgres.settings());
            List<byte[]> requests = requests(ServiceKey.add(work, settings + KEPT));
            try (Contestant kept = service(work, "kept", settings + KEPT);
                    Contestant not = service(work, "not-kept", settings + NOT_KEPT)) {
                new LoggingBenchmark(requests, System.out).compare(kept, not, warmUp, rounds, seconds);
            }
        }
    }

    private static Contestant service(Path work, String name, String settings)
            throws IOException, InterruptedException {
        return Contestant.start(
                work, name, settings, "io.holdfast.api.command.Holdfast", List.of("server", "SETTINGS"));
    }

    private static List<byte[]> requests(String key) throws IOException {
        return Files.readAllLines(Starter.CLIENTS).stream()
                .filter(client -> client.length() >= LEAST_BYTES && client.length() <= MOST_BYTES)
                .map(client -> Caller.request(
                        key, "{\"asOf\":\"" + Starter.DAY + "\",\"explain\":\"why\",\"client\":" + client + "}"))
                .toList();
    }

    private void compare(Contestant kept, Contestant not, int warmUp, int rounds, int seconds)
            throws ExecutionException, InterruptedException {
        Round.of(kept.port(), CONNECTIONS, warmUp, requests);
        Round.of(not.port(), CONNECTIONS, warmUp, requests);
        List<Round> with = new ArrayList<>();
        List<Round> without = new ArrayList<>();
        out.printf(
                "%d clients of %d to %d bytes, explained, %d connections%n",
                requests.size(), LEAST_BYTES, MOST_BYTES, CONNECTIONS);
        out.printf("%-8s %12s %14s %9s%n", "round", "kept/s", "not kept/s", "ratio");
        for (int i = 1; i <= rounds; i++) {
            Round one = Round.of(kept.port(), CONNECTIONS, seconds, requests);
            Round other = Round.of(not.port(), CONNECTIONS, seconds, requests);
            with.add(one);
            without.add(other);
            print(Integer.toString(i), one, other);
        }
        Round all = Round.together(with);
        Round others = Round.together(without);
        print("all", all, others);
        out.printf(
                "p50 %.1f and %.1f ms, p99 %.1f and %.1f ms%n",
                all.millis(0.5), others.millis(0.5), all.millis(0.99), others.millis(0.99));
    }

    private void print(String name, Round kept, Round not) {
        out.printf(
                "%-8s %12.0f %14.0f %8.0f%%%n",
                name, kept.perSecond(), not.perSecond(), 100 * kept.perSecond() / not.perSecond());
    }
}
