package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Good requests, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsTest {

    private static final String ROLLING = "\"client\": {\"id\": \"C-1\", \"name\": \"Zoë <b>\", \"status\": \"active\","
            + " \"since\": \"2025-09-01\", \"contract\": {\"term\": \"rolling\", \"monthlyFee\": 400}}";

    private Running service;

    @BeforeAll
    void start() throws Exception {
        // Half past eleven at night in UTC is the next day in the book's Berlin.
        Clock clock = Clock.fixed(Instant.parse("2026-02-28T23:30:00Z"), ZoneOffset.UTC);
        service = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), clock);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @Test
    void recommendsWithReasonWorthAndRule() throws Exception {
        HttpResponse<String> response = service.decide("{" + ROLLING + "}");
        JsonNode decision = Running.json(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode first = decision.at("/recommendations/0");
        assertThat(first.path("action").asText()).isEqualTo("offer-annual-contract");
        assertThat(first.path("because").asText()).isEqualTo("Zoë <b> has stayed 6 months");
        assertThat(first.path("score").asDouble()).isPositive();
        assertThat(first.at("/rules/0/file").asText()).isEqualTo("retention/tenure.drl.csv");
    }

    @Test
    void todayIsTheBooksDay() throws Exception {
        assertThat(Running.json(service.decide("{" + ROLLING + "}"))
                        .path("asOf")
                        .asText())
                .isEqualTo("2026-03-01");
    }

    @Test
    void sameRequestGivesTheSameAnswerButForItsId() throws Exception {
        String one =
                service.decide("{" + ROLLING + ", \"asOf\": \"2026-03-01\"}").body();
        String two = service.decide("{\"asOf\": \"2026-03-01\", \"dryRun\": true, " + ROLLING + "}")
                .body();

        assertThat(one).isNotEqualTo(two);
        assertThat(one.replaceAll("\"id\":\"[0-9a-f-]{36}\"", ""))
                .isEqualTo(two.replaceAll("\"id\":\"[0-9a-f-]{36}\"", ""));
    }

    @Test
    void leavesExplanationsOutWhenAskedTo() throws Exception {
        JsonNode decision = Running.json(service.decide("{" + ROLLING + ", \"explain\": \"none\"}"));

        assertThat(decision.at("/recommendations/0").has("rules")).isFalse();
    }

    @Test
    void saysWhyNothingIsDue() throws Exception {
        JsonNode decision = Running.json(service.decide("{\"client\": {\"id\": \"C-2\"}}"));

        assertThat(decision.path("recommendations")).isEmpty();
        assertThat(decision.path("because").asText()).isNotBlank();
    }

    @Test
    void showsTheRuleBook() throws Exception {
        JsonNode rules = Running.json(service.get("/v1/rules"));

        assertThat(rules.path("status").asText()).isEqualTo("live");
        assertThat(rules.path("revision").asText()).matches("[0-9a-f]{64}");
        assertThat(rules.path("since").asText()).isEqualTo("2026-02-28T23:30:00Z");
        assertThat(rules.path("name").asText()).isEqualTo("Tenure");
        assertThat(rules.has("rejected")).isFalse();
        List<String> files = new ArrayList<>();
        rules.path("files").forEach(one -> files.add(one.asText()));
        assertThat(files).contains("book.yaml", "retention/tenure.drl.csv");
        JsonNode rule = rules.at("/rules/0");
        assertThat(rule.path("stage").asText()).isEqualTo("playbooks");
        assertThat(rule.path("playbook").asText()).isEqualTo("retention");
        assertThat(rule.path("line").asInt()).isEqualTo(6);
        assertThat(rule.path("actions").get(0).asText()).isEqualTo("offer-annual-contract");
    }

    @Test
    void healthIsGreenAndMetricsCount() throws Exception {
        service.decide("{" + ROLLING + "}");

        assertThat(service.admin("/healthcheck").statusCode()).isEqualTo(200);
        assertThat(service.metric("holdfast_decisions_total{outcome=\"recommended\"}"))
                .isPositive();
        assertThat(service.metric("holdfast_decision_seconds_count")).isPositive();
        assertThat(service.metric("holdfast_rule_book_last_success_timestamp_seconds"))
                .isEqualTo(Instant.parse("2026-02-28T23:30:00Z").getEpochSecond());
    }
}
