package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.access.Access;
import io.holdfast.api.access.AccessSettings;
import io.holdfast.api.access.NewKey;
import io.holdfast.api.access.Role;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.api.database.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a loaded service again and again: what it acknowledged is there afterwards, and nothing is there twice. How
 * often is {@code -Dholdfast.kills}, 2 where it is not set.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("holdfast.kills", 2);
    private static final int CALLERS = 8;
    private static final int LEAST_ACKNOWLEDGED = 40;
    private static final Path RULES = Fixtures.path("books/tenure");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> decisions = new ConcurrentHashMap<>();
    private final Map<String, String> outcomes = new ConcurrentHashMap<>();
    private final Queue<String> unsure = new ConcurrentLinkedQueue<>();
    private final AtomicInteger clients = new AtomicInteger();
    private String key = "";

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void losesNothingItAcknowledgedAndKeepsNothingTwice(DatabaseKind kind, @TempDir Path folder) throws Exception {
        DatabaseSettings memory =
                kind == DatabaseKind.H2 ? DatabaseSettings.file(folder.resolve("holdfast")) : BothDatabases.empty(kind);
        key = key(memory);
        Random random = new Random(4);
        for (int kill = 0; kill < KILLS; kill++) {
            try (ServiceProcess service = ServiceProcess.start(folder, RULES, memory)) {
                sendAgainWhatWasLeftUnsure(service.port());
                int before = decisions.size();
                List<Future<?>> callers = load(service.port());
                awaitAcknowledged(before + LEAST_ACKNOWLEDGED + random.nextInt(200));
                service.kill();
                for (Future<?> caller : callers) {
                    caller.get(60, TimeUnit.SECONDS);
                }
            }
        }
        try (ServiceProcess service = ServiceProcess.start(folder, RULES, memory)) {
            sendAgainWhatWasLeftUnsure(service.port());
            for (Map.Entry<String, String> one : decisions.entrySet()) {
                HttpResponse<String> kept = send(service.port(), "/v1/decisions/" + one.getKey(), "", "");
                assertThat(kept.statusCode()).as(one.getKey()).isEqualTo(200);
                assertThat(kept.body()).isEqualTo(one.getValue());
            }
        }
        System.Logger log = System.getLogger(KillTest.class.getName());
        log.log(
                System.Logger.Level.INFO,
                "{0}: {1} kills, {2} decisions and {3} outcomes acknowledged",
                kind,
                KILLS,
                decisions.size(),
                outcomes.size());
        assertThat(outcomes).isNotEmpty();
        try (Database database = BothDatabases.ready(memory)) {
            assertThat(ids(database, "select cast(id as varchar) from decisions"))
                    .containsAll(decisions.keySet())
                    .doesNotHaveDuplicates();
            assertThat(ids(database, "select cast(id as varchar) from outcomes"))
                    .containsAll(outcomes.values())
                    .doesNotHaveDuplicates();
            assertThat(ids(database, "select client_id from outcomes"))
                    .containsAll(outcomes.keySet())
                    .doesNotHaveDuplicates();
            assertThat(ids(database, """
                            select d.revision from decisions d
                            left join revisions r on r.hash = d.revision where r.hash is null""")).isEmpty();
        }
    }

    private List<Future<?>> load(int port) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            all.add(callers.submit(() -> callUntilItDies(port)));
        }
        callers.shutdown();
        return all;
    }

    private void callUntilItDies(int port) {
        while (true) {
            String client = "C-" + clients.incrementAndGet();
            try {
                HttpResponse<String> answer = send(
                        port,
                        "/v1/decisions",
                        "{\"client\": {\"id\": \"" + client + "\", \"since\": \"2025-01-01\", \"status\": \"active\","
                                + " \"contract\": {\"term\": \"rolling\", \"monthlyFee\": 400}}}",
                        "");
                if (answer.statusCode() == 200) {
                    decisions.put(id(answer), answer.body());
                }
            } catch (IOException died) {
                return;
            }
            if (!report(port, client)) {
                unsure.add(client);
                return;
            }
        }
    }

    /** Whether an answer came. */
    private boolean report(int port, String client) {
        try {
            HttpResponse<String> answer = send(
                    port,
                    "/v1/outcomes",
                    "{\"clientId\": \"" + client + "\", \"action\": \"offer-annual-contract\", \"outcome\": \"shown\"}",
                    client);
            if (answer.statusCode() == 201) {
                outcomes.put(client, id(answer));
            }
            return answer.statusCode() == 201;
        } catch (IOException died) {
            return false;
        }
    }

    private void sendAgainWhatWasLeftUnsure(int port) {
        for (String client = unsure.poll(); client != null; client = unsure.poll()) {
            assertThat(report(port, client)).isTrue();
        }
    }

    private void awaitAcknowledged(int enough) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (decisions.size() < enough && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertThat(decisions.size()).isGreaterThanOrEqualTo(enough);
    }

    private HttpResponse<String> send(int port, String path, String body, String idempotencyKey) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String id(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body()).path("id").asText();
    }

    private static List<String> ids(Database database, String query) {
        return database.with(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private static String key(DatabaseSettings memory) throws Exception {
        try (Database database = Database.of(memory, new MetricRegistry())) {
            database.migrate();
            return new Access(
                            database,
                            new AuditStore(database),
                            Clock.systemUTC(),
                            AccessSettings.STANDARD,
                            1_000_000,
                            1_024)
                    .keys()
                    .add(NewKey.of("load", Role.ADMIN), "test")
                    .secret()
                    .text();
        }
    }
}
