package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.api.database.Steps;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every version of the tables that was ever released, with rows in all of them, brought to today's: no row is lost or
 * changed, and the service goes on from them. The rows are those of {@code fixtures/migrations}, one file a step.
 */
class UpgradeTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
    private static final String KEY = "hf_wm7RgzSAhzqXqHFJ3ukwsFT922mGKpE5iOKhPVQnX-g";
    private static final String DECISION = "019ca8d7-2d00-763b-afa9-e90f1f40e763";

    /** Versions, by their last step, with which a whole part of the service came; one starts from each, and from the last. */
    private static final Set<String> MILESTONES =
            Set.of("client-versions", "decisions", "idempotency-keys", "impact-lines");

    @ParameterizedTest
    @EnumSource
    void keepsEveryRowFromEveryVersion(DatabaseKind kind) throws Exception {
        Steps released = new Steps(BothDatabases.empty(kind));
        List<String> names = released.names();
        assertThat(names).contains("audit").containsAll(MILESTONES).doesNotHaveDuplicates();
        for (int count : released.versions()) {
            String version = names.get(count - 1);
            DatabaseSettings memory = BothDatabases.empty(kind);
            Steps steps = new Steps(memory);
            try (Database keptOpen = Database.of(memory, new MetricRegistry())) {
                assertThat(keptOpen.answers()).isTrue();
                steps.upTo(count);
                Map<String, List<Map<String, String>>> before = steps.rows();
                before.forEach((table, rows) -> assertThat(rows)
                        .as("fixtures/migrations has no row for table %s, which there is from %s on", table, version)
                        .isNotEmpty());

                assertThat(keptOpen.migrate()).isEqualTo(names.size() - count);

                assertSame(before, steps.rows(), version);
                if (MILESTONES.contains(version) || count == names.size()) {
                    goesOn(memory, before.keySet());
                }
            }
        }
    }

    /** Columns may have come since, but what was in the others still is. */
    private static void assertSame(
            Map<String, List<Map<String, String>>> before,
            Map<String, List<Map<String, String>>> after,
            String version) {
        before.forEach((table, rows) -> {
            List<Map<String, String>> now = after.getOrDefault(table, List.of());
            assertThat(now).as("%s from %s", table, version).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(now.get(i)).as("%s from %s", table, version).containsAllEntriesOf(rows.get(i));
            }
        });
    }

    private static void goesOn(DatabaseSettings memory, Set<String> tables) throws Exception {
        try (Running service = Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .keeping(memory),
                RuleBookCompiler.standard(),
                CLOCK)) {
            Caller caller = new Caller(service);
            assertThat(caller.get("/v1/audit", 200).toString()).contains("user-added", "key-added");
            assertThat(caller.get("/v1/users", 200).at("/users/0/name").asText())
                    .isEqualTo("mia");
            assertThat(service.send(service.anonymous("/login")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("name=mia&password=correct+horse+battery")))
                            .headers()
                            .firstValue("Set-Cookie"))
                    .isPresent();
            if (tables.contains("decisions")) {
                decisionsGoOn(caller);
            }
            if (tables.contains("idempotency_keys")) {
                reportsGoOn(caller);
            }
            clientsGoOn(caller);
        }
    }

    private static void clientsGoOn(Caller caller) throws Exception {
        assertThat(caller.get("/v1/clients/M-1", 200).toString()).contains("Ada Ltd");
        assertThat(caller.get("/v1/clients/M-1?asOf=2026-02-01", 200).toString())
                .contains("\"Ada\"")
                .doesNotContain("Ada Ltd");
        assertThat(caller.send("PUT", "/v1/clients/M-1", "{\"id\":\"M-1\"}", 412, "If-Match", "\"1\"")
                        .toString())
                .contains("precondition-failed");
        assertThat(caller.send("PUT", "/v1/clients/M-1", "{\"id\":\"M-1\"}", 200, "If-Match", "\"2\"")
                        .path("version")
                        .asInt())
                .isEqualTo(3);
        caller.send("POST", "/v1/decisions", "{\"clientId\":\"M-1\"}", 200);
    }

    private static void decisionsGoOn(Caller caller) throws Exception {
        assertThat(caller.get("/v1/decisions/" + DECISION, 200).path("clientId").asText())
                .isEqualTo("M-1");
        assertThat(caller.send("POST", "/v1/decisions/" + DECISION + "/replay", "", 200)
                        .at("/revision/then")
                        .asText())
                .startsWith("87884bbc");
    }

    private static void reportsGoOn(Caller caller) throws Exception {
        String report = "{\"decisionId\":\"" + DECISION + "\",\"action\":\"offer-annual-contract\","
                + "\"outcome\":\"rejected\",\"reason\":\"too dear\"}";
        assertThat(caller.send("POST", "/v1/outcomes", report, 201, "Idempotency-Key", "nightly-1")
                        .path("id")
                        .asText())
                .isEqualTo("019ca8d7-2d00-735f-88f3-8bd3a9bbe323");
        assertThat(caller.get("/v1/clients/M-1/export", 200).path("outcomes")).hasSize(1);
        assertThat(caller.get("/v1/reviews?clientId=M-1", 200)
                        .at("/recommendations/0/state")
                        .asText())
                .isEqualTo("approved");
        caller.send(
                "POST",
                "/v1/reviews",
                "{\"clientId\":\"M-1\",\"action\":\"offer-annual-contract\",\"verdict\":\"retracted\",\"version\":1}",
                201);
    }

    /** Calls with the key of the fixtures. */
    private record Caller(Running service) {

        JsonNode get(String path, int status) throws Exception {
            return send("GET", path, "", status);
        }

        JsonNode send(String method, String path, String body, int status, String... headers) throws Exception {
            HttpRequest.Builder request = service.anonymous(path)
                    .header("Authorization", "Bearer " + KEY)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<String> answer = service.send(request);
            assertThat(answer.statusCode())
                    .as(method + " " + path + ": " + answer.body())
                    .isEqualTo(status);
            return Running.json(answer);
        }
    }
}
