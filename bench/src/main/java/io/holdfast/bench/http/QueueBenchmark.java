package io.holdfast.bench.http;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.bench.measure.Report;
import io.holdfast.bench.starter.Starter;
import io.holdfast.sample.SampleBook;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A round that writes every row of a book, on a PostgreSQL of this machine, while decisions are asked for at half of
 * what the service can take; and how long the pages of the queue and the book take after it.
 */
public final class QueueBenchmark {

    private static final long SEED = 7;
    private static final int CONNECTIONS = 8;
    /** Java compiles for a minute on two cores; calls before that say more about it than about the round. */
    private static final int WARM_UP_SECONDS = 75;

    private static final double ALONE_SECONDS = 15;
    private static final double AIM_SECONDS = 180;
    private static final double AIM_SLOWER = 1.25;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Report report;
    private final int clients;

    private QueueBenchmark(Report report, int clients) {
        this.report = report;
        this.clients = clients;
    }

    /** Runs from the root of a checkout whose distribution is built: how many clients. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        int clients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path work = Files.createTempDirectory("holdfast-bench");
        try (Store.OwnPostgres postgres = Store.OwnPostgres.start("postgres")) {
            new QueueBenchmark(new Report(System.out), clients).run(work, postgres);
        }
    }

    private void run(Path work, Store.OwnPostgres postgres) throws Exception {
        String settings = "rules: {folder: '%s'}%nclients: {asOf: '%s'}%n%s%nqueue: "
                .formatted(Starter.RULES.toAbsolutePath(), Starter.DAY, postgres.settings());
        String key = ServiceKey.add(work, settings + "{filled: false}");
        String manager = ServiceKey.add(work, settings + "{filled: false}", "manager");
        try (Contestant service = start(work, "import", settings + "{filled: false}")) {
            Path book = write(work.resolve("clients.jsonl"), clients);
            JsonNode said =
                    send(service, key, "POST", "/v1/clients/import?mode=keep-the-good", BodyPublishers.ofFile(book));
            Report.progress("imported: %s", said.path("added"));
            service.stop();
        }
        try (Contestant service = start(work, "service", settings + "{filled: true}");
                Database database = Database.of(settings(postgres), new MetricRegistry())) {
            database.migrate();
            measure(service, key, manager, database);
            new QueuePages(report, service, manager, database).measure();
            service.stop();
        }
    }

    private void measure(Contestant service, String key, String manager, Database database) throws Exception {
        cancelAll(service, manager);
        List<byte[]> requests = Files.readAllLines(Starter.CLIENTS).stream()
                .map(one -> Caller.request(key, "{\"asOf\":\"" + Starter.DAY + "\",\"client\":" + one + "}"))
                .toList();
        Round.of(service.port(), CONNECTIONS, WARM_UP_SECONDS, requests);
        double most = Round.of(service.port(), CONNECTIONS, 8, requests).perSecond();
        double[] before = alone(service, requests, most / 2);
        database.with(handle -> handle.execute("delete from standings"));
        database.with(handle -> handle.execute("delete from open_recommendations"));
        JsonNode round = send(service, manager, "POST", "/v1/reviews/rounds", BodyPublishers.noBody());
        long started = System.nanoTime();
        AtomicBoolean over = new AtomicBoolean();
        Thread watch =
                new Thread(() -> awaitEnd(service, manager, round.path("id").asText(), over), "watch");
        watch.start();
        double[] with = new Half(service.port(), requests, most / 2).until(over::get);
        double took = seconds(started);
        double[] after = alone(service, requests, most / 2);
        double without = (before[0] + after[0]) / 2;
        JsonNode done = send(
                service,
                manager,
                "GET",
                "/v1/reviews/rounds/" + round.path("id").asText(),
                BodyPublishers.noBody());
        report.line(
                "round: %s, %s clients, %s recommendations",
                done.path("state"), done.path("decided"), done.path("added"));
        report.aim(took <= AIM_SECONDS, "a round over %,d clients took %.0f s (aim: %.0f)", clients, took, AIM_SECONDS);
        report.line(
                "decision calls on %d connections: %,.0f a second at most, asked for at half of that",
                CONNECTIONS, most);
        report.line("before the round: median %.2f ms, p95 %.1f ms, %,.0f a second", before[0], before[1], before[2]);
        report.line("after the round: median %.2f ms, p95 %.1f ms, %,.0f a second", after[0], after[1], after[2]);
        report.line("during the round: median %.2f ms, p95 %.1f ms, %,.0f a second", with[0], with[1], with[2]);
        report.aim(
                with[0] <= AIM_SLOWER * without,
                "the median takes %.2f of what it takes before and after (aim: at most %.2f)",
                with[0] / without,
                AIM_SLOWER);
    }

    private static double[] alone(Contestant service, List<byte[]> requests, double perSecond) throws Exception {
        long began = System.nanoTime();
        return new Half(service.port(), requests, perSecond).until(() -> seconds(began) > ALONE_SECONDS);
    }

    private static DatabaseSettings settings(Store.OwnPostgres postgres) {
        return new DatabaseSettings(postgres.server().getJdbcUrl("postgres", "postgres"), "postgres", "", true, 4);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private void cancelAll(Contestant service, String manager) throws Exception {
        boolean begun = false;
        while (!begun) {
            TimeUnit.MILLISECONDS.sleep(200);
            for (JsonNode one : send(service, manager, "GET", "/v1/reviews/rounds", BodyPublishers.noBody())
                    .path("rounds")) {
                begun = true;
                send(
                        service,
                        manager,
                        "DELETE",
                        "/v1/reviews/rounds/" + one.path("id").asText(),
                        BodyPublishers.noBody());
            }
        }
    }

    private void awaitEnd(Contestant service, String manager, String id, AtomicBoolean over) {
        try {
            while (!over.get()) {
                TimeUnit.SECONDS.sleep(1);
                JsonNode now = send(service, manager, "GET", "/v1/reviews/rounds/" + id, BodyPublishers.noBody());
                over.set(now.has("ended"));
            }
        } catch (Exception failed) {
            Report.progress("the round cannot be watched: %s", String.valueOf(failed.getMessage()));
            over.set(true);
        }
    }

    private JsonNode send(Contestant service, String key, String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                        .timeout(Duration.ofMinutes(10))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/x-ndjson")
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        return mapper.readTree(answer.body());
    }

    private static Contestant start(Path work, String name, String settings) throws IOException, InterruptedException {
        return Contestant.start(
                work, name, settings, "io.holdfast.api.command.Holdfast", List.of("server", "SETTINGS"));
    }

    private static Path write(Path file, int clients) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            Iterator<?> all = SampleBook.clients(SEED, clients, Starter.DAY).iterator();
            while (all.hasNext()) {
                out.write(all.next().toString());
                out.newLine();
            }
        }
        return file;
    }

    /** Calls that come at a steady pace on some connections. */
    private record Half(int port, List<byte[]> requests, double perSecond) {

        /** Median and 95th percentile in milliseconds, and calls a second. */
        double[] until(BooleanSupplier over) throws InterruptedException {
            List<Long> all = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            long began = System.nanoTime();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i * 7;
                threads.add(new Thread(() -> {
                    List<Long> own = call(over, first);
                    synchronized (all) {
                        all.addAll(own);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread one : threads) {
                one.join();
            }
            List<Long> sorted = all.stream().sorted().toList();
            return new double[] {
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get((int) (sorted.size() * 0.95)) / 1e6,
                sorted.size() / ((System.nanoTime() - began) / 1e9)
            };
        }

        private List<Long> call(BooleanSupplier over, int first) {
            List<Long> took = new ArrayList<>();
            long gap = (long) (1e9 * CONNECTIONS / perSecond);
            try (Caller caller = new Caller(port)) {
                long next = System.nanoTime();
                while (!over.getAsBoolean()) {
                    long wait = next - System.nanoTime();
                    if (wait > 0) {
                        TimeUnit.NANOSECONDS.sleep(wait);
                    }
                    long from = System.nanoTime();
                    caller.call(requests.get((first + took.size()) % requests.size()));
                    took.add(System.nanoTime() - from);
                    next = Math.max(next + gap, from);
                }
            } catch (IOException | InterruptedException failed) {
                Report.progress("a connection ended: %s", String.valueOf(failed.getMessage()));
            }
            return took;
        }
    }
}
