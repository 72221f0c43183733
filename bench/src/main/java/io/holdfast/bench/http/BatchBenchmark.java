package io.holdfast.bench.http;

import io.holdfast.bench.measure.Report;
import io.holdfast.bench.starter.Starter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The same questions one by one and as a batch, to a service that keeps decisions and to one that does not, turn by turn. */
public final class BatchBenchmark {

    /** Who has many clients calls for one after the other, or for many at once. */
    private static final List<Integer> CONNECTIONS = List.of(1, 32);

    private static final int WARMING = 32;
    private static final int AIM = 5;

    private final Report report;
    private final List<String> asks;
    private final int rounds;
    private final int seconds;

    private BatchBenchmark(Report report, List<String> asks, int rounds, int seconds) {
        this.report = report;
        this.asks = asks;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /** Runs from the root of a checkout whose distribution is built: seconds to warm up, rounds, seconds a round. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        int warmUp = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        List<String> asks = Files.readAllLines(Starter.CLIENTS).stream()
                .map(client -> "{\"asOf\":\"" + Starter.DAY + "\",\"explain\":\"none\",\"client\":" + client + "}")
                .toList();
        Path work = Files.createTempDirectory("holdfast-bench");
        BatchBenchmark benchmark = new BatchBenchmark(new Report(System.out), asks, rounds, seconds);
        for (boolean stateless : new boolean[] {true, false}) {
            benchmark.measure(work, stateless, warmUp);
        }
    }

    /** What came in how long, and how much processor time of the service it took. */
    private record Rate(long calls, double seconds, Duration used) {

        static Rate together(List<Rate> all) {
            return new Rate(
                    all.stream().mapToLong(Rate::calls).sum(),
                    all.stream().mapToDouble(Rate::seconds).sum(),
                    all.stream().map(Rate::used).reduce(Duration.ZERO, Duration::plus));
        }

        double perSecond() {
            return calls / seconds;
        }

        double micros() {
            return used.toNanos() / 1e3 / calls;
        }
    }

    private void measure(Path work, boolean stateless, int warmUp) throws Exception {
        String name = stateless ? "stateless" : "keeping";
        String settings = """
                rules: {folder: %s}
                database: {url: "jdbc:h2:file:%s"}
                decisions: {stateless: %s}
                """.formatted(Starter.RULES.toAbsolutePath(), work.resolve(name), stateless);
        String key = ServiceKey.add(work, settings);
        List<byte[]> requests =
                asks.stream().map(ask -> Caller.request(key, ask)).toList();
        try (Contestant service = Contestant.start(
                work, name, settings, "io.holdfast.api.command.Holdfast", List.of("server", "SETTINGS"))) {
            Rate warm = single(service, requests, WARMING, warmUp);
            int copies = (int) Math.max(1, AIM * warm.perSecond() * seconds / asks.size());
            int lines = copies * asks.size();
            // Lines go another way through the service than single calls: Java makes each way faster for as long.
            long warmed = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUp);
            do {
                batch(service, key, lines);
            } while (System.nanoTime() < warmed);
            Map<Integer, List<Rate>> singles = new LinkedHashMap<>();
            List<Rate> batches = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                for (int connections : CONNECTIONS) {
                    singles.computeIfAbsent(connections, any -> new ArrayList<>())
                            .add(single(service, requests, connections, seconds));
                }
                batches.add(batch(service, key, lines));
            }
            Rate batch = Rate.together(batches);
            singles.forEach((connections, rates) -> judge(name, lines, batch, connections, Rate.together(rates)));
        }
    }

    private void judge(String name, int lines, Rate batch, int connections, Rate single) {
        report.aim(
                batch.perSecond() >= AIM * single.perSecond(),
                "%s: %,.0f lines/s in batches of %,d, %,.0f calls/s over %d connections: %.1f times (aim: %d);"
                        + " processor time of the service %.0f and %.0f µs each, %.1f times",
                name,
                batch.perSecond(),
                lines,
                single.perSecond(),
                connections,
                batch.perSecond() / single.perSecond(),
                AIM,
                batch.micros(),
                single.micros(),
                single.micros() / batch.micros());
    }

    private static Rate single(Contestant service, List<byte[]> requests, int connections, int seconds)
            throws ExecutionException, InterruptedException {
        Duration before = service.processorTime();
        Round round = Round.of(service.port(), connections, seconds, requests);
        return new Rate(
                round.nanos().length, round.seconds(), service.processorTime().minus(before));
    }

    private Rate batch(Contestant service, String key, int lines) throws IOException {
        byte[] all = String.join("\n", asks).concat("\n").getBytes(StandardCharsets.UTF_8);
        Duration before = service.processorTime();
        long from = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            out.write(("POST /v1/decisions/batch HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            + "Authorization: Bearer " + key + "\r\nContent-Length: "
                            + (long) all.length * (lines / asks.size()) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < lines; sent += asks.size()) {
                out.write(all);
            }
            out.flush();
            long answered = answers(socket.getInputStream());
            if (answered != lines) {
                throw new IOException(lines + " lines were sent, and " + answered + " were decided.");
            }
        }
        return new Rate(
                lines, (System.nanoTime() - from) / 1e9, service.processorTime().minus(before));
    }

    /** Lines that hold a decision, counted by how they begin; HTTP/1.0 has no chunks that could cut one in two. */
    private static long answers(InputStream in) throws IOException {
        byte[] begin = "\"decision\":{\"id\"".getBytes(StandardCharsets.US_ASCII);
        byte[] buffer = new byte[1 << 16];
        long found = 0;
        int fitting = 0;
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                fitting = buffer[i] == begin[fitting] ? fitting + 1 : buffer[i] == begin[0] ? 1 : 0;
                if (fitting == begin.length) {
                    found++;
                    fitting = 0;
                }
            }
        }
        return found;
    }
}
