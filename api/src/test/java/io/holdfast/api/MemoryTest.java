package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one request leaves for the next, over HTTP, on each database. */
class MemoryTest {

    private static final Path RULES = Fixtures.path("books/tenure");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String ACTION = "offer-annual-contract";

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void aDecisionIsGivenBackAndMadeAgainByteForByte(DatabaseSettings memory) throws Exception {
        try (Running service = on(RULES, memory)) {
            String answer = service.decide(facts("C-1", "", "\"asOf\": \"2026-02-20\", \"top\": 3"))
                    .body();
            String id = id(answer);

            HttpResponse<String> kept = service.get("/v1/decisions/" + id);
            assertThat(kept.statusCode()).isEqualTo(200);
            assertThat(kept.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(kept.body()).isEqualTo(answer);

            JsonNode replay = Running.json(post(service, "/v1/decisions/" + id + "/replay", ""));
            assertThat(replay.path("identical").asBoolean()).isTrue();
            assertThat(replay.path("differences")).isEmpty();
            assertThat(replay.path("answer")).isEqualTo(Running.json(kept));
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void aDryRunLeavesNothing(DatabaseSettings memory) throws Exception {
        try (Running service = on(RULES, memory)) {
            HttpResponse<String> answer = service.decide(facts("C-1", "", "\"dryRun\": true"));

            assertThat(answer.statusCode()).isEqualTo(200);
            NoRuleBookTest.assertProblem(service.get("/v1/decisions/" + id(answer.body())), 404, "not-found");
            NoRuleBookTest.assertProblem(service.get("/v1/decisions/none"), 404, "not-found");
            NoRuleBookTest.assertProblem(service.get("/v1/decisions/" + UUID.randomUUID()), 404, "not-found");
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void anEditIsToldApartFromTheBookThatDecided(DatabaseSettings memory, @TempDir Path folder) throws Exception {
        Fixtures.copy(RULES, folder);
        String id;
        String first;
        try (Running service = on(folder, memory)) {
            first = service.decide(facts("C-1", "", "")).body();
            id = id(first);
        }
        Path actions = folder.resolve("actions.csv");
        Files.writeString(actions, Files.readString(actions).replace("Offer a contract for a year", "Offer a year"));
        try (Running service = on(folder, memory)) {
            JsonNode same = Running.json(post(service, "/v1/decisions/" + id + "/replay", "{}"));
            assertThat(same.path("identical").asBoolean()).isTrue();

            JsonNode other = Running.json(post(service, "/v1/decisions/" + id + "/replay", "{\"revision\": \"live\"}"));
            assertThat(other.path("identical").asBoolean()).isFalse();
            JsonNode change = other.at("/differences/recommendations/changed/0");
            assertThat(change.path("action").asText()).isEqualTo(ACTION);
            assertThat(change.at("/title/from").asText()).isEqualTo("Offer a contract for a year");
            assertThat(change.at("/title/to").asText()).isEqualTo("Offer a year");

            String then = Running.json(service.get("/v1/decisions/" + id))
                    .path("revision")
                    .asText();
            String again = service.decide(facts("C-1", "", "\"revision\": \"" + then + "\""))
                    .body();
            assertThat(again.replace(id(again), "")).isEqualTo(first.replace(id, ""));
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void whatWasReportedHoldsTheNextAskBack(DatabaseSettings memory) throws Exception {
        try (Running service =
                on(Path.of(System.getProperty("holdfast.root", "..")).resolve("rules"), memory)) {
            JsonNode first = Running.json(service.decide(rolling("C-1", "")));
            assertThat(recommended(first, ACTION)).isTrue();

            HttpResponse<String> shown = post(
                    service,
                    "/v1/outcomes",
                    "{\"decisionId\": \"" + first.path("id").asText() + "\", \"action\": \"" + ACTION
                            + "\", \"outcome\": \"rejected\", \"reason\": \"too long a time\", \"on\": \"2026-02-27\"}");
            assertThat(shown.statusCode()).isEqualTo(201);

            JsonNode next = Running.json(service.decide(rolling("C-1", "")));
            JsonNode held = heldBack(next, ACTION);
            assertThat(held.path("because").asText()).contains("27 Feb 2026");
            assertThat(held.path("until").asText()).isEqualTo("2026-05-28");
            assertThat(recommended(Running.json(service.decide(rolling("C-2", ""))), ACTION))
                    .isTrue();
            assertThat(recommended(Running.json(service.decide(rolling("C-1", "\"asOf\": \"2026-02-26\""))), ACTION))
                    .isTrue();
            assertThat(heldBack(Running.json(service.decide(rolling("C-1", "\"asOf\": \"2026-04-26\""))), ACTION))
                    .isNotEmpty();

            String kept = next.path("id").asText();
            assertThat(Running.json(post(service, "/v1/decisions/" + kept + "/replay", ""))
                            .path("identical")
                            .asBoolean())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void aRepeatedReportIsAnsweredAgainAndCountsOnce(DatabaseSettings memory) throws Exception {
        try (Running service = on(RULES, memory)) {
            String report = "{\"clientId\": \"C-1\", \"action\": \"" + ACTION + "\", \"outcome\": \"shown\"}";
            HttpResponse<String> first = report(service, "k-1", report);
            HttpResponse<String> again = report(service, "k-1", report.replace(": ", " :  "));
            HttpResponse<String> other = report(service, "k-1", report.replace("shown", "done"));
            HttpResponse<String> keyless = post(service, "/v1/outcomes", report);
            HttpResponse<String> keylessAgain = post(service, "/v1/outcomes", report);

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
            NoRuleBookTest.assertProblem(other, 422, "idempotency-key-reused");
            assertThat(keyless.statusCode()).isEqualTo(201);
            assertThat(keylessAgain.statusCode()).isEqualTo(200);
            assertThat(Running.json(keylessAgain).path("id"))
                    .isEqualTo(Running.json(keyless).path("id"));
            assertThat(Running.json(keylessAgain).path("repeated").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void twoManagersNeverOverwriteEachOther(DatabaseSettings memory) throws Exception {
        try (Running service = on(RULES, memory)) {
            String id = id(service.decide(facts("C-1", "", "")).body());
            String review = "{\"decisionId\": \"" + id + "\", \"action\": \"" + ACTION + "\", ";
            HttpResponse<String> first = post(service, "/v1/reviews", review + "\"verdict\": \"approved\"}");
            HttpResponse<String> late =
                    post(service, "/v1/reviews", review + "\"verdict\": \"dismissed\", \"reason\": \"no\"}");
            HttpResponse<String> knowing = post(
                    service, "/v1/reviews", review + "\"verdict\": \"assigned\", \"to\": \"Mia\", \"version\": 1}");

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(Running.json(first).at("/recommendation/version").asInt())
                    .isEqualTo(1);
            NoRuleBookTest.assertProblem(late, 409, "conflict");
            assertThat(Running.json(knowing).at("/recommendation/state").asText())
                    .isEqualTo("assigned");
            JsonNode all = Running.json(service.get("/v1/reviews?clientId=C-1"));
            assertThat(all.path("reviews")).hasSize(2);
            assertThat(all.at("/reviews/1/by").asText()).isNotBlank();
            assertThat(all.at("/recommendations/0/owner").asText()).isEqualTo("Mia");
            JsonNode next = Running.json(service.decide(facts("C-1", "", "")));
            assertThat(recommended(next, ACTION)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void decidesFromStoredFactsAndForgetsThemWithTheirClient(DatabaseSettings memory) throws Exception {
        try (Running service = on(RULES, memory)) {
            String stored = "{\"id\": \"C-7\", \"name\": \"Ada\", \"status\": \"active\", \"since\": \"2025-06-01\","
                    + " \"contract\": {\"term\": \"rolling\", \"monthlyFee\": 400}}";
            assertThat(service.send(service.request("/v1/clients/C-7")
                                    .header("Content-Type", "application/json")
                                    .PUT(BodyPublishers.ofString(stored)))
                            .statusCode())
                    .isEqualTo(201);

            JsonNode today = Running.json(service.decide("{\"clientId\": \"C-7\"}"));
            assertThat(recommended(today, ACTION)).isTrue();
            assertThat(today.at("/known/from").asText()).isEqualTo("2026-03-01");
            assertThat(today.at("/known").has("note")).isFalse();
            JsonNode then = Running.json(service.decide("{\"clientId\": \"C-7\", \"asOf\": \"2026-02-01\"}"));
            assertThat(then.at("/known/note").asText()).contains("earliest facts");
            JsonNode over = Running.json(
                    service.decide("{\"clientId\": \"C-7\", \"client\": {\"contract\": {\"term\": \"annual\"}}}"));
            assertThat(recommended(over, ACTION)).isFalse();
            String id = then.path("id").asText();
            assertThat(Running.json(post(service, "/v1/decisions/" + id + "/replay", ""))
                            .path("identical")
                            .asBoolean())
                    .isTrue();
            post(
                    service,
                    "/v1/outcomes",
                    "{\"clientId\": \"C-7\", \"action\": \"" + ACTION + "\", \"outcome\": \"shown\"}");

            assertThat(service.get("/v1/clients/C-7/export").body()).contains(id, "\"outcome\":\"shown\"");
            assertThat(post(service, "/v1/clients/C-7/erasure", "").statusCode())
                    .isEqualTo(200);

            NoRuleBookTest.assertProblem(service.get("/v1/decisions/" + id), 410, "erased");
            NoRuleBookTest.assertProblem(post(service, "/v1/decisions/" + id + "/replay", ""), 410, "erased");
            HttpResponse<String> gone = service.decide("{\"clientId\": \"C-7\"}");
            NoRuleBookTest.assertProblem(gone, 404, "not-found");
            assertThat(Running.json(gone).at("/errors/0/pointer").asText()).isEqualTo("/clientId");
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void onlySomeMay(DatabaseSettings memory) throws Exception {
        try (Running service = on(RULES, memory)) {
            for (Role role : Role.values()) {
                int outcome = service.send(service.request("/v1/outcomes", role)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode();
                int review = service.send(service.request("/v1/reviews", role)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode();
                boolean reports = role == Role.CRM || role == Role.MANAGER || role == Role.ADMIN;
                boolean reviews = role == Role.MANAGER || role == Role.ADMIN;
                assertThat(outcome).isEqualTo(reports ? 422 : 403);
                assertThat(review).isEqualTo(reviews ? 422 : 403);
            }
        }
    }

    private static Running on(Path rules, DatabaseSettings memory) throws Exception {
        return Running.on(
                HoldfastConfiguration.at(rules, "127.0.0.1", 0, 0).keeping(memory), RuleBookCompiler.standard(), CLOCK);
    }

    private static HttpResponse<String> post(Running service, String path, String body) throws Exception {
        return service.send(json(service, path, body));
    }

    private static HttpResponse<String> report(Running service, String key, String body) throws Exception {
        return service.send(json(service, "/v1/outcomes", body).header("Idempotency-Key", key));
    }

    private static HttpRequest.Builder json(Running service, String path, String body) {
        return service.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static String facts(String id, String facts, String around) {
        return "{\"client\": {\"id\": \"" + id + "\", \"name\": \"Zoë <b>\", \"status\": \"active\","
                + " \"since\": \"2025-06-01\", \"contract\": {\"term\": \"rolling\", \"monthlyFee\": 400}" + facts + "}"
                + (around.isEmpty() ? "" : ", " + around) + "}";
    }

    /** A client whom the starter book asks to commit for a year. */
    private static String rolling(String id, String around) {
        return facts(
                id,
                ", \"feedback\": {\"nps\": 9, \"npsOn\": \"2026-01-10\"},"
                        + " \"relationship\": {\"lastContact\": \"2026-02-01\", \"lastReview\": \"2026-01-15\"}",
                around.isEmpty() ? "\"top\": 50" : around + ", \"top\": 50");
    }

    private static String id(String answer) throws Exception {
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(answer)
                .path("id")
                .asText();
    }

    private static boolean recommended(JsonNode decision, String action) {
        for (JsonNode one : decision.path("recommendations")) {
            if (one.path("action").asText().equals(action)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode heldBack(JsonNode decision, String action) {
        for (JsonNode one : decision.path("heldBack")) {
            if (one.path("action").asText().equals(action)) {
                return one;
            }
        }
        return decision.path("nothing");
    }
}
