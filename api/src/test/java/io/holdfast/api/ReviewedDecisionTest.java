package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.access.Role;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.api.queue.QueueSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a manager says of a recommendation reaches the next decision, and nothing else; on each database. */
class ReviewedDecisionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String ACTION = "offer-annual-contract";
    private static final String ABOUT = "{\"clientId\":\"A\",\"action\":\"" + ACTION + "\",";
    private static final String FACTS = "{\"id\":\"A\",\"name\":\"Ada\",\"status\":\"active\",\"since\":\"2024-01-01\","
            + "\"contract\":{\"term\":\"rolling\",\"monthlyFee\":100}}";
    private static final String FLAT = "{\"client_id\":\"A\",\"status\":\"active\",\"since\":\"2024-01-01\","
            + "\"contract_term\":\"rolling\",\"contract_monthly_fee\":100}";
    private static final String ASKED = "{\"clientId\":\"A\"}";

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void whatIsDismissedIsHeldBackUntilItIsTakenBack(DatabaseSettings memory) throws Exception {
        try (Running service = on(memory)) {
            assertThat(send(service, "PUT", "/v1/clients/A", FACTS).statusCode())
                    .isEqualTo(201);
            String before = decided(service, ASKED);
            assertThat(recommended(before)).isTrue();

            reviewed(service, "\"verdict\":\"dismissed\",\"reason\":\"price talks are under way\",\"version\":0}");

            String after = decided(service, ASKED);
            JsonNode held = heldBack(after);
            assertThat(recommended(after)).isFalse();
            assertThat(held.path("because").asText())
                    .startsWith("Dismissed by ")
                    .endsWith(" on 1 Mar 2026: price talks are under way");
            assertThat(held.path("until").asText()).isEqualTo("2026-05-30");
            assertThat(held.path("review").path("verdict").asText()).isEqualTo("dismissed");
            assertThat(held.has("rule")).isFalse();
            saysTheSameHoweverItIsAsked(service, held);
            replays(service, before);
            replays(service, after);

            reviewed(service, "\"verdict\":\"retracted\",\"version\":1}");
            assertThat(recommended(decided(service, ASKED))).isTrue();
            replays(service, after);
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void aSnoozeCountsFromItsDayToItsDayAndIsNoContact(DatabaseSettings memory) throws Exception {
        try (Running service = on(memory)) {
            assertThat(send(service, "PUT", "/v1/clients/A", FACTS).statusCode())
                    .isEqualTo(201);
            String without = decided(service, ASKED);
            String told = queued(service);

            reviewed(service, "\"verdict\":\"snoozed\",\"until\":\"2026-03-20\",\"version\":0}");

            assertThat(recommended(decided(service, on("2026-02-28")))).isTrue();
            assertThat(heldBack(decided(service, on("2026-03-19")))
                            .path("until")
                            .asText())
                    .isEqualTo("2026-03-20");
            assertThat(recommended(decided(service, on("2026-03-20")))).isTrue();
            JsonNode with = json(decided(service, ASKED));
            assertThat(with.path("value")).isEqualTo(json(without).path("value"));
            assertThat(with.path("signals")).isEqualTo(json(without).path("signals"));
            JsonNode export = Running.json(service.get("/v1/clients/A/export"));
            assertThat(export.path("outcomes")).isEmpty();
            assertThat(export.at("/decisions/0/facts").has("contacts")).isFalse();

            round(service);
            String kept = queued(service);
            assertThat(json(kept).path("state").asText()).isEqualTo("snoozed");
            assertThat(json(kept).path("score")).isEqualTo(json(told).path("score"));
            round(service);
            assertThat(queued(service)).isEqualTo(kept);
        }
    }

    /** By id, with the facts brought along, in a batch, as a dry run, and for a CRM. */
    private static void saysTheSameHoweverItIsAsked(Running service, JsonNode held) throws Exception {
        String brought = "{\"client\":" + FACTS + "}";
        assertThat(heldBack(decided(service, brought))).isEqualTo(held);
        assertThat(heldBack(decided(service, "{\"clientId\":\"A\",\"dryRun\":true}")))
                .isEqualTo(held);
        HttpResponse<String> batch = service.send(service.request("/v1/decisions/batch", Role.ADMIN)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(
                        ASKED + "\n" + brought + "\n{\"client\":" + FACTS.replace("\"A\"", "\"B\"") + "}\n")));
        assertThat(batch.body().lines().map(line -> json(line).path("decision")))
                .satisfiesExactly(
                        one -> assertThat(heldBack(one.toString())).isEqualTo(held),
                        one -> assertThat(heldBack(one.toString())).isEqualTo(held),
                        one -> assertThat(recommended(one.toString())).isTrue());
        HttpResponse<String> flat = send(service, "POST", "/v1/crm/decide", FLAT);
        assertThat(flat.statusCode()).as(flat.body()).isEqualTo(200);
        assertThat(Running.json(flat).path("held_back").asText())
                .contains(held.path("because").asText() + ", until 2026-05-30");
    }

    private static Running on(DatabaseSettings memory) throws Exception {
        return Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .keeping(memory)
                        .filling(QueueSettings.STANDARD),
                RuleBookCompiler.standard(),
                CLOCK);
    }

    private static String on(String day) {
        return "{\"clientId\":\"A\",\"asOf\":\"" + day + "\"}";
    }

    private static void reviewed(Running service, String rest) throws Exception {
        HttpResponse<String> said = send(service, "POST", "/v1/reviews", ABOUT + rest);
        assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
    }

    private static void replays(Running service, String decision) throws Exception {
        HttpResponse<String> again = send(
                service, "POST", "/v1/decisions/" + json(decision).path("id").asText() + "/replay", "");
        assertThat(Running.json(again).path("identical").asBoolean())
                .as(again.body())
                .isTrue();
    }

    private static String decided(Running service, String body) throws Exception {
        HttpResponse<String> answer = send(service, "POST", "/v1/decisions", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** The row of the queue, once there is one. */
    private static String queued(Running service) throws Exception {
        for (int look = 0; look < 1_000; look++) {
            JsonNode row = Running.json(service.get("/v1/clients/A/export")).at("/queue/1");
            if (!row.isMissingNode()) {
                return row.toString();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("The queue was never filled.");
    }

    private static void round(Running service) throws Exception {
        String id = Running.json(send(service, "POST", "/v1/reviews/rounds", ""))
                .path("id")
                .asText();
        for (int look = 0; look < 1_000; look++) {
            if (Running.json(service.get("/v1/reviews/rounds/" + id))
                    .path("state")
                    .asText()
                    .equals("done")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("The round never ended.");
    }

    private static HttpResponse<String> send(Running service, String method, String path, String body)
            throws Exception {
        return service.send(service.request(path, Role.ADMIN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static boolean recommended(String decision) {
        return Stream.of(json(decision).path("recommendations"))
                .flatMap(all ->
                        Stream.iterate(0, i -> i < all.size(), i -> i + 1).map(all::get))
                .anyMatch(one -> one.path("action").asText().equals(ACTION));
    }

    private static JsonNode heldBack(String decision) {
        for (JsonNode one : json(decision).path("heldBack")) {
            if (one.path("action").asText().equals(ACTION)) {
                return one;
            }
        }
        throw new AssertionError(decision);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (java.io.IOException malformed) {
            throw new java.io.UncheckedIOException(malformed);
        }
    }
}
