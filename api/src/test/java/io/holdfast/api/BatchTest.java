package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many decisions in one request. */
class BatchTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Running on(DatabaseSettings memory) throws Exception {
        return Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .keeping(memory),
                RuleBookCompiler.standard(),
                CLOCK);
    }

    private static String line(int number) {
        return "{\"client\": {\"id\": \"C-" + number
                + "\", \"since\": \"2024-01-15\", \"contract\": {\"term\": \"rolling\"}}, \"top\": 3}";
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(BatchTest::line).collect(Collectors.joining("\n"));
    }

    private static HttpResponse<String> batch(Running service, String body, String... headers) throws Exception {
        HttpRequest.Builder request = service.request("/v1/decisions/batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return service.send(request);
    }

    private static List<JsonNode> answers(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        List<JsonNode> answers = new ArrayList<>();
        for (String line : response.body().lines().toList()) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    private static String kept(Running service, JsonNode answer) throws Exception {
        return service.get("/v1/decisions/" + answer.at("/decision/id").asText())
                .body();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void decidesLineByLineInTheirOrderAndKeepsEachAsASingleRequestWould(DatabaseSettings memory) throws Exception {
        try (Running service = on(memory)) {
            List<JsonNode> answers = answers(batch(service, lines(500)));

            assertThat(answers).extracting(one -> one.path("line").asInt()).isEqualTo(numbers(500));
            assertThat(answers)
                    .extracting(one -> one.at("/decision/clientId").asText())
                    .isEqualTo(numbers(500).stream().map(one -> "C-" + one).toList());
            JsonNode single = Running.json(service.decide(line(1)));
            assertThat(without(answers.get(0).path("decision"))).isEqualTo(without(single));
            for (JsonNode answer : List.of(answers.get(0), answers.get(77), answers.get(499))) {
                assertThat(kept(service, answer))
                        .isEqualTo(answer.path("decision").toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void theSameBatchUnderTheSameKeyGivesTheSameAnswersAndOnlyNewLinesAreDecided(DatabaseSettings memory)
            throws Exception {
        try (Running service = on(memory)) {
            List<JsonNode> begun = answers(batch(service, lines(100), "Idempotency-Key", "monday"));
            List<JsonNode> whole = answers(batch(service, lines(150), "Idempotency-Key", "monday"));
            String other = lines(150).replace("\"C-3\"", "\"D-3\"");
            List<JsonNode> edited = answers(batch(service, other, "Idempotency-Key", "monday"));
            List<JsonNode> elsewhere = answers(batch(service, lines(100), "Idempotency-Key", "tuesday"));

            assertThat(whole.subList(0, 100)).isEqualTo(begun);
            assertThat(ids(whole)).hasSize(150);
            assertThat(edited.get(2)).isNotEqualTo(whole.get(2));
            assertThat(edited.subList(3, 150)).isEqualTo(whole.subList(3, 150));
            assertThat(ids(elsewhere)).doesNotContainAnyElementsOf(ids(whole));
        }
    }

    /** What was reported is looked up for many lines at once, whoever they name and however badly. */
    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void whatWasReportedCountsForALineAsForASingleRequest(DatabaseSettings memory) throws Exception {
        try (Running service = on(memory)) {
            for (String client : List.of("C-1", "C-3")) {
                HttpResponse<String> told = service.send(service.request("/v1/outcomes")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"clientId\": \"" + client
                                + "\", \"action\": \"offer-annual-contract\", \"outcome\": \"rejected\","
                                + " \"on\": \"2026-02-28\"}")));
                assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
            }
            String facts = "\"status\": \"active\", \"since\": \"2025-05-01\","
                    + " \"contract\": {\"term\": \"rolling\", \"monthlyFee\": 400}}}";
            List<String> good = List.of(
                    "{\"client\": {\"id\": \"C-1\", " + facts,
                    "{\"client\": {\"id\": \"C-2\", " + facts,
                    "{\"clientId\": \"C-3\", \"client\": {" + facts);
            List<String> bad = List.of(
                    line(4).replace("C-4", "C\\u0000"),
                    "{\"client\": {\"id\": {\"id\": \"C-1\"}}}",
                    "[" + line(6) + "]",
                    line(7).replace("\"id\": \"C-7\",", ""));

            List<JsonNode> answers = answers(batch(service, String.join("\n", good) + "\n" + String.join("\n", bad)));

            assertThat(contacts(service, "C-1")).isEqualTo(1);
            assertThat(contacts(service, "C-2")).isZero();
            assertThat(contacts(service, "C-3")).isEqualTo(1);
            for (int i = 0; i < good.size(); i++) {
                JsonNode single = Running.json(service.decide(good.get(i)));
                assertThat(without(answers.get(i).path("decision"))).isEqualTo(without(single));
            }
            assertThat(answers.subList(3, 7))
                    .extracting(one -> one.at("/problem/status").asInt())
                    .containsOnly(422);
        }
    }

    /** How many contacts the last decision about a client knew of. */
    private static int contacts(Running service, String client) throws Exception {
        return Running.json(service.get("/v1/clients/" + client + "/export"))
                .at("/decisions/0/facts/contacts")
                .size();
    }

    @Test
    void oneBadLineIsAProblemOfItsOwn() throws Exception {
        try (Running service = on(DatabaseSettings.memory())) {
            String huge = "{\"client\": {\"id\": \"" + "x".repeat(1_000_100) + "\"}}";
            List<JsonNode> answers = answers(batch(
                    service,
                    String.join(
                            "\n",
                            line(1),
                            "",
                            "{\"client\": {\"id\": 7}}",
                            "nonsense",
                            "{}",
                            huge,
                            "\r",
                            line(8),
                            "")));

            assertThat(answers).extracting(one -> one.path("line").asInt()).containsExactly(1, 3, 4, 5, 6, 8);
            assertThat(answers)
                    .extracting(one -> one.at("/problem/status").asInt())
                    .containsExactly(0, 422, 400, 422, 413, 0);
            assertThat(service.metric("holdfast_decisions_total{outcome=\"refused\"}"))
                    .isEqualTo(4);
            assertThat(answers.get(1).at("/problem/errors/0/pointer").asText()).isEqualTo("/client/id");
            assertThat(answers.get(5).at("/decision/clientId").asText()).isEqualTo("C-8");
        }
    }

    @Test
    void aDryRunKeepsNothing() throws Exception {
        try (Running service = on(DatabaseSettings.memory())) {
            String dry = line(1).replace("\"top\": 3", "\"top\": 3, \"dryRun\": true");
            JsonNode answer =
                    answers(batch(service, dry, "Idempotency-Key", "dry")).get(0);

            assertThat(answer.at("/decision/clientId").asText()).isEqualTo("C-1");
            assertThat(Running.json(service.get(
                                    "/v1/decisions/" + answer.at("/decision/id").asText()))
                            .path("status")
                            .asInt())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsNotABatchIsRefusedWhole() throws Exception {
        try (Running service = on(DatabaseSettings.memory())) {
            HttpRequest.Builder json = service.request("/v1/decisions/batch")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(line(1)));
            HttpResponse<String> refused = service.send(json);
            NoRuleBookTest.assertProblem(refused, 415, "unsupported-media-type");
            assertThat(refused.body()).contains("application/x-ndjson").doesNotContain("application/json`");
            assertThat(batch(service, lines(2), "Idempotency-Key", "two words").statusCode())
                    .isEqualTo(422);
            assertThat(answers(batch(service, ""))).isEmpty();
            assertThat(answers(batch(service, "\n\n  \n"))).isEmpty();
        }
    }

    private static Set<String> ids(List<JsonNode> answers) {
        return answers.stream().map(one -> one.at("/decision/id").asText()).collect(Collectors.toSet());
    }

    private static List<Integer> numbers(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private static String without(JsonNode decision) {
        return decision.toString().replace(decision.path("id").asText(), "");
    }
}
