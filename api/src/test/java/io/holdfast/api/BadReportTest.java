package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers are told about reports and reviews that cannot be kept: {@code fixtures/requests/bad-reports.yaml}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadReportTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private final DatabaseSettings memory = DatabaseSettings.memory();
    private Running service;
    private String kept;

    @BeforeAll
    void start() throws Exception {
        service = Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .keeping(memory),
                RuleBookCompiler.standard(),
                CLOCK);
        kept = Running.json(service.decide("{\"client\": {\"id\": \"C-1\"}}"))
                .path("id")
                .asText();
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    static List<BadReport> badReports() throws IOException {
        return new YAMLMapper()
                .readValue(Fixtures.path("requests/bad-reports.yaml").toFile(), new TypeReference<>() {});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badReports")
    void saysWhatIsWrongAndKeepsNothing(BadReport bad) throws Exception {
        HttpRequest.Builder request = service.request(bad.path.replace("KEPT", kept))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(bad.body));
        if (bad.key != null) {
            request.header("Idempotency-Key", bad.key);
        }
        HttpResponse<String> response = service.send(request);

        NoRuleBookTest.assertProblem(response, bad.status, bad.code);
        JsonNode problem = Running.json(response);
        Map<String, String> errors = new TreeMap<>();
        problem.path("errors")
                .forEach(one -> errors.put(
                        one.path("pointer").asText(), one.path("message").asText()));
        Map<String, String> expected = bad.errors == null ? Map.of() : bad.errors;
        assertThat(errors.keySet()).isEqualTo(expected.keySet());
        expected.forEach((pointer, words) -> assertThat(errors.get(pointer)).contains(words));
        try (Database database = BothDatabases.ready(memory)) {
            for (String table : List.of("outcomes", "reviews", "recommendations", "idempotency_keys")) {
                int rows = database.with(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
                assertThat(rows).as(table).isZero();
            }
        }
    }

    @Test
    void refusesAReportThatIsTooLargeOrTooDeep() throws Exception {
        String deep = "{\"clientId\": ".repeat(5_000) + "1" + "}".repeat(5_000);
        NoRuleBookTest.assertProblem(post("[" + " ".repeat(1_000_001) + "]"), 413, "request-too-large");
        NoRuleBookTest.assertProblem(post(deep), 400, "malformed-json");
    }

    @Test
    void refusesToTellReviewsOfNobody() throws Exception {
        NoRuleBookTest.assertProblem(service.get("/v1/reviews"), 422, "invalid-request");
        NoRuleBookTest.assertProblem(service.get("/v1/reviews?clientId=%00"), 422, "invalid-request");
    }

    private HttpResponse<String> post(String body) throws Exception {
        return service.send(service.request("/v1/outcomes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    record BadReport(
            String title,
            String path,
            String body,
            int status,
            String code,
            @Nullable String key,
            @Nullable Map<String, String> errors) {

        @Override
        public String toString() {
            return title;
        }
    }
}
