package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers are told about requests that cannot be answered: {@code fixtures/requests/bad.yaml}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestTest {

    private Running service;

    @BeforeAll
    void start() throws Exception {
        service = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), Clock.systemUTC());
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    static List<BadRequest> badRequests() throws IOException {
        return new YAMLMapper().readValue(Fixtures.path("requests/bad.yaml").toFile(), new TypeReference<>() {});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void saysWhatIsWrong(BadRequest bad) throws Exception {
        HttpResponse<String> response = service.decide(bad.body);

        NoRuleBookTest.assertProblem(response, bad.status, bad.code);
        JsonNode problem = Running.json(response);
        assertThat(problem.path("fault").asText()).isEqualTo("caller");
        if (bad.detail != null) {
            assertThat(problem.path("detail").asText()).containsIgnoringCase(bad.detail);
        }
        Map<String, String> errors = new TreeMap<>();
        problem.path("errors")
                .forEach(one -> errors.put(
                        one.path("pointer").asText(), one.path("message").asText()));
        Map<String, String> expected = bad.errors == null ? Map.of() : bad.errors;
        assertThat(errors.keySet()).isEqualTo(expected.keySet());
        expected.forEach((pointer, words) ->
                assertThat(errors.get(pointer)).contains(words).isNotBlank());
    }

    @Test
    void refusesAMegabyteTooMuch() throws Exception {
        HttpResponse<String> response = service.decide("{\"client\": {\"id\": \"" + "x".repeat(1_000_000) + "\"}}");

        NoRuleBookTest.assertProblem(response, 413, "request-too-large");
    }

    @Test
    void refusesAMegabyteTooMuchWhenItComesPacked() throws Exception {
        HttpResponse<String> response = packed(zipped(" ".repeat(50 * 1024 * 1024)));

        NoRuleBookTest.assertProblem(response, 413, "request-too-large");
    }

    @Test
    void refusesABodyThatIsNotPackedAsItSays() throws Exception {
        NoRuleBookTest.assertProblem(packed("{}".getBytes(StandardCharsets.UTF_8)), 400, "unreadable-request");
    }

    @Test
    void answersAPackedBody() throws Exception {
        assertThat(packed(zipped("{\"client\": {\"id\": \"C-1\"}}")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsWhichMethodsThereAreToWhoeverUsesAnother() throws Exception {
        HttpResponse<String> response =
                service.send(service.request("/v1/decisions").method("BREW", BodyPublishers.noBody()));

        NoRuleBookTest.assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow"))
                .hasValueSatisfying(all -> assertThat(all).contains("POST"));
    }

    @Test
    void countsWhatItRefuses() throws Exception {
        double before = service.metric("holdfast_decisions_total{outcome=\"refused\"}");

        service.decide("{}");

        assertThat(service.metric("holdfast_decisions_total{outcome=\"refused\"}"))
                .isEqualTo(before + 1);
    }

    private HttpResponse<String> packed(byte[] body) throws Exception {
        return service.send(service.request("/v1/decisions")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    record BadRequest(
            String title,
            String body,
            int status,
            String code,
            @Nullable String detail,
            @Nullable Map<String, String> errors) {

        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Accept-Language", "Content-Language", "If-None-Match"})
    void headerThatHttpDoesNotAllowIsTheCallersDoing(String name) throws Exception {
        HttpResponse<String> page =
                service.send(service.request("/openapi.json").header(name, "W/\"1\";;q=x"));
        HttpResponse<String> missing =
                service.send(service.request("/v1/decisions/none").header(name, "\""));

        assertThat(page.statusCode()).isIn(200, 400);
        assertThat(missing.statusCode()).isIn(400, 404);
    }
}
