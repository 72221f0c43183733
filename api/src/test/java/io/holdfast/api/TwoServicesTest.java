package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two services that share one PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoServicesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));
    private static final String DAY = "\"asOf\": \"2026-03-01\", \"top\": 100, \"explain\": \"none\"";

    private DatabaseSettings memory;
    private Running one;
    private Running other;
    private String key;

    @BeforeAll
    void start() throws Exception {
        memory = BothDatabases.empty(DatabaseKind.POSTGRESQL);
        one = on(memory);
        other = on(memory);
        key = one.key(Role.ADMIN);
    }

    @AfterAll
    void stop() throws Exception {
        one.close();
        other.close();
    }

    @Test
    void oneKeyLeavesOneOutcomeHoweverManySendItToEither() throws Exception {
        ExecutorService racers = Executors.newFixedThreadPool(8);
        for (int round = 0; round < 10; round++) {
            String report = "{\"clientId\": \"R-" + round + "\", \"action\": \"ask-nps\", \"outcome\": \"shown\"}";
            String name = "key-" + round;
            List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Running to = i % 2 == 0 ? one : other;
                calls.add(() -> post(to, "/v1/outcomes", report, name));
            }
            Set<String> answers = new LinkedHashSet<>();
            for (Future<HttpResponse<String>> call : racers.invokeAll(calls)) {
                assertThat(call.get().statusCode()).isEqualTo(201);
                answers.add(call.get().body());
            }
            assertThat(answers).hasSize(1);
        }
        racers.shutdown();
        try (Database database = BothDatabases.ready(memory)) {
            int rows = database.with(
                    handle -> handle.createQuery("select count(*) from outcomes where client_id like 'R-%'")
                            .mapTo(Integer.class)
                            .one());
            assertThat(rows).isEqualTo(10);
        }
    }

    @Test
    void ofManyWhoChangeOneVersionOnEitherOneWinsAndTheOthersLearnIt() throws Exception {
        ExecutorService racers = Executors.newFixedThreadPool(8);
        String tag = put(one, "{\"id\": \"V-1\"}", "If-None-Match", "*")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        for (int round = 0; round < 10; round++) {
            String before = tag;
            List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Running to = i % 2 == 0 ? one : other;
                String facts = "{\"id\": \"V-1\", \"name\": \"round " + round + ", racer " + i + "\"}";
                calls.add(() -> put(to, facts, "If-Match", before));
            }
            List<HttpResponse<String>> won = new ArrayList<>();
            for (Future<HttpResponse<String>> call : racers.invokeAll(calls)) {
                if (call.get().statusCode() == 200) {
                    won.add(call.get());
                } else {
                    assertThat(call.get().statusCode()).as(call.get().body()).isEqualTo(412);
                }
            }
            assertThat(won).hasSize(1);
            tag = won.get(0).headers().firstValue("ETag").orElseThrow();
            assertThat(tag).isNotEqualTo(before);
            HttpResponse<String> now =
                    other.send(other.anonymous("/v1/clients/V-1").header("Authorization", "Bearer " + key));
            assertThat(now.headers().firstValue("ETag")).contains(tag);
        }
        racers.shutdown();
    }

    @Test
    void whatOneWasToldTheOtherKnows() throws Exception {
        String client = clientWithSales(3);
        List<JsonNode> sales = sales(decide(one, client));
        report(one, sales.get(0));
        report(other, sales.get(1));

        for (Running service : List.of(one, other)) {
            JsonNode next = decide(service, client);
            assertThat(sales(next)).isEmpty();
            List<String> reasons = new ArrayList<>();
            next.path("heldBack")
                    .forEach(held -> reasons.add(held.path("because").asText()));
            assertThat(reasons).anyMatch(reason -> reason.contains("2 asks of this kind in 30 days"));
        }
    }

    @Test
    void eitherGivesBackAndReplaysWhatTheOtherDecided() throws Exception {
        HttpResponse<String> decided = post(one, "/v1/decisions", "{\"client\": {\"id\": \"C-9\"}}", "");
        String id = Running.json(decided).path("id").asText();

        assertThat(other.send(other.anonymous("/v1/decisions/" + id).header("Authorization", "Bearer " + key))
                        .body())
                .isEqualTo(decided.body());
        assertThat(Running.json(post(other, "/v1/decisions/" + id + "/replay", "", ""))
                        .path("identical")
                        .asBoolean())
                .isTrue();
    }

    private String clientWithSales(int least) throws Exception {
        for (String client : Files.readAllLines(ROOT.resolve("fixtures/clients/sample-500.jsonl"))) {
            if (sales(decide(one, client)).size() >= least) {
                return client;
            }
        }
        throw new IllegalStateException("No sample client is sold so much.");
    }

    private JsonNode decide(Running service, String client) throws Exception {
        return Running.json(post(service, "/v1/decisions", "{\"client\": " + client + ", " + DAY + "}", ""));
    }

    private static List<JsonNode> sales(JsonNode decision) {
        List<JsonNode> sales = new ArrayList<>();
        decision.path("recommendations").forEach(one -> {
            if (one.path("kind").asText().equals("sell")) {
                sales.add(((com.fasterxml.jackson.databind.node.ObjectNode) one)
                        .put("decisionId", decision.path("id").asText()));
            }
        });
        return sales;
    }

    private void report(Running service, JsonNode sale) throws Exception {
        String offer =
                sale.has("offer") ? ", \"offer\": \"" + sale.path("offer").asText() + "\"" : "";
        HttpResponse<String> answer = post(
                service,
                "/v1/outcomes",
                "{\"decisionId\": \"" + sale.path("decisionId").asText() + "\", \"action\": \""
                        + sale.path("action").asText() + "\"" + offer + ", \"outcome\": \"shown\"}",
                "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> put(Running service, String facts, String condition, String tag) throws Exception {
        return service.send(service.anonymous("/v1/clients/V-1")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header(condition, tag)
                .PUT(BodyPublishers.ofString(facts)));
    }

    private HttpResponse<String> post(Running service, String path, String body, String idempotencyKey)
            throws Exception {
        var request = service.anonymous(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return service.send(idempotencyKey.isEmpty() ? request : request.header("Idempotency-Key", idempotencyKey));
    }

    private static Running on(DatabaseSettings memory) throws Exception {
        return Running.on(
                HoldfastConfiguration.at(ROOT.resolve("rules"), "127.0.0.1", 0, 0)
                        .keeping(memory),
                RuleBookCompiler.standard(),
                CLOCK);
    }
}
