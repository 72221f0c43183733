package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.rulebook.Compilation;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Place;
import io.holdfast.source.Severity;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The service while no rule book was ever good: it starts, says so everywhere, and answers all else as ever. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoRuleBookTest {

    private static final RuleBookCompiler REJECTING = files -> new Compilation.Rejected(List.of(new Diagnostic(
            Severity.ERROR, Place.at("retention/a.dslr", 3, 5), "no sentence fits `The client si new`", "")));

    private Running service;

    @BeforeAll
    void start(@TempDir Path rules) throws Exception {
        service = Running.on(rules, REJECTING, Clock.systemUTC());
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @Test
    void decidesNothingAndSaysWhenToTryAgain() throws Exception {
        HttpResponse<String> response = service.decide("{\"client\": {\"id\": \"C-1\"}}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Running.json(response).path("code").asText()).isEqualTo("no-rule-book");
        assertThat(Running.json(response).path("fault").asText()).isEqualTo("ours");
        assertThat(service.metric("holdfast_decisions_total{outcome=\"no-rule-book\"}"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void showsTheMistakes() throws Exception {
        JsonNode rules = Running.json(service.get("/v1/rules"));

        assertThat(rules.path("status").asText()).isEqualTo("missing");
        assertThat(rules.has("revision")).isFalse();
        JsonNode first = rules.at("/rejected/diagnostics/0");
        assertThat(first.path("file").asText()).isEqualTo("retention/a.dslr");
        assertThat(first.path("line").asInt()).isEqualTo(3);
        assertThat(first.path("message").asText()).contains("The client si new");
    }

    @Test
    void healthIsRed() throws Exception {
        HttpResponse<String> health = service.admin("/healthcheck");

        assertThat(health.statusCode()).isEqualTo(500);
        assertThat(Running.json(health).at("/rule-book/healthy").asBoolean()).isFalse();
        assertThat(Running.json(health).at("/rule-book-freshness/message").asText())
                .startsWith("stale: ");
    }

    @Test
    void isNotReady() throws Exception {
        HttpResponse<String> ready = service.admin("/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).startsWith("rule-book: ").doesNotContain("database");
    }

    @Test
    void reportsMetricsOfItsOwnAndOfTheMachine() throws Exception {
        assertThat(service.metric("holdfast_rule_reload_failures_total")).isEqualTo(1);
        assertThat(service.metric("holdfast_rule_reloads_total")).isZero();
        assertThat(service.admin("/metrics").body())
                .contains("jvm_memory_used_bytes")
                .contains("holdfast_decision_seconds_bucket")
                .contains("holdfast_rule_book_last_success_timestamp_seconds");
    }

    @Test
    void unknownAddressIsAProblem() throws Exception {
        assertProblem(service.get("/v1/nothing"), 404, "not-found");
    }

    @Test
    void wrongMethodIsAProblemThatSaysWhichFit() throws Exception {
        HttpResponse<String> response = service.get("/v1/decisions");

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow").orElse("")).contains("POST");
    }

    @Test
    void wrongContentTypeIsAProblem() throws Exception {
        HttpResponse<String> response = service.send(service.request("/v1/decisions")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{}")));

        assertProblem(response, 415, "unsupported-media-type");
    }

    @Test
    void wrongAcceptIsAProblem() throws Exception {
        HttpResponse<String> response = service.send(
                service.request("/v1/rules").header("Accept", "image/png").GET());

        assertProblem(response, 406, "not-acceptable");
    }

    @Test
    void headerThatIsTooLongIsAProblem() throws Exception {
        HttpResponse<String> response = service.send(service.request("/v1/rules")
                .header("X-Long", "x".repeat(20_000))
                .GET());

        assertProblem(response, 431, "refused");
        assertThat(Running.json(response).path("detail").asText()).contains("headers", "Send fewer");
    }

    @Test
    void anAddressThatIsTooLongIsSaidToBeSo() throws Exception {
        HttpResponse<String> response =
                service.send(service.request("/v1/rules?" + "x".repeat(20_000)).GET());

        assertProblem(response, 414, "refused");
        assertThat(Running.json(response).path("detail").asText()).contains("address", "shorter");
    }

    @Test
    void aFormInLettersThatNobodyKnowsIsTheCallersFault() throws Exception {
        for (String letters : List.of("klingon", "\"a b\"")) {
            HttpResponse<String> response = service.send(service.anonymous("/login")
                    .header("Content-Type", "application/x-www-form-urlencoded; charset=" + letters)
                    .POST(BodyPublishers.ofString("name=ada")));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        }
    }

    /** Whoever sends what is no HTTP does not write into the log of the service. */
    @Test
    void whatIsNoHttpIsNotQuotedInTheLog() {
        for (String logger : List.of("org.eclipse.jetty.http.HttpParser", "org.eclipse.jetty.util.HostPort")) {
            assertThat(LoggerFactory.getLogger(logger).isWarnEnabled())
                    .as(logger)
                    .isFalse();
            assertThat(LoggerFactory.getLogger(logger).isErrorEnabled())
                    .as(logger)
                    .isTrue();
        }
    }

    @Test
    void whatIsNoHttpIsAProblem() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.getOutputStream().write("BLAH \u0001 / nonsense\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("unreadable-request")
                    .doesNotContain("jetty");
        }
    }

    @Test
    void everyAnswerCarriesAnIdAndCarefulHeaders() throws Exception {
        HttpResponse<String> given = service.send(
                service.request("/v1/rules").header("X-Request-Id", "crm-17.a").GET());
        HttpResponse<String> harmful = service.send(service.request("/v1/rules")
                .header("X-Request-Id", "a b<script>")
                .GET());

        assertThat(given.headers().firstValue("X-Request-Id")).contains("crm-17.a");
        assertThat(harmful.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f-]{36}");
        assertThat(given.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(given.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(given.headers().firstValue("Server")).isEmpty();
    }

    static void assertProblem(HttpResponse<String> response, int status, String code) throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Running.json(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo("urn:holdfast:problem:" + code);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception", "\tat ", "java.", "jersey", "jetty");
    }
}
