package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseKind;
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

/** What callers are told about clients that cannot be kept: {@code fixtures/requests/bad-clients.yaml}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadClientTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private final DatabaseSettings memory = BothDatabases.empty(DatabaseKind.POSTGRESQL);
    private Running service;

    @BeforeAll
    void start() throws Exception {
        service = Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .keeping(memory),
                RuleBookCompiler.standard(),
                CLOCK);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    static List<BadClient> badClients() throws IOException {
        return new YAMLMapper()
                .readValue(Fixtures.path("requests/bad-clients.yaml").toFile(), new TypeReference<>() {});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badClients")
    void saysWhatIsWrongAndKeepsNothing(BadClient bad) throws Exception {
        HttpRequest.Builder request = service.request(bad.path)
                .header("Content-Type", bad.type == null ? "application/json" : bad.type)
                .method(bad.method == null ? "PUT" : bad.method, BodyPublishers.ofString(bad.body));
        if (bad.headers != null) {
            bad.headers.forEach(request::header);
        }
        HttpResponse<String> response = service.send(request);

        NoRuleBookTest.assertProblem(response, bad.status, bad.code);
        Map<String, String> errors = new TreeMap<>();
        JsonNode problem = Running.json(response);
        problem.path("errors")
                .forEach(one -> errors.merge(
                        one.path("pointer").asText(),
                        one.path("message").asText(),
                        (first, more) -> first + "; " + more));
        Map<String, String> expected = bad.errors == null ? Map.of() : bad.errors;
        assertThat(errors.keySet()).isEqualTo(expected.keySet());
        expected.forEach((pointer, words) -> assertThat(errors.get(pointer)).contains(words));
        nothingWasWritten();
    }

    @Test
    void refusesFactsThatAreTooLargeOrTooDeep() throws Exception {
        NoRuleBookTest.assertProblem(
                put("{\"id\": \"C-1\", \"name\": \"" + "x".repeat(1_000_001) + "\"}"), 413, "request-too-large");
        NoRuleBookTest.assertProblem(put("{\"id\": ".repeat(5_000) + "1" + "}".repeat(5_000)), 400, "malformed-json");
        nothingWasWritten();
    }

    private HttpResponse<String> put(String body) throws Exception {
        return service.send(service.request("/v1/clients/C-1")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private void nothingWasWritten() throws Exception {
        try (Database database = BothDatabases.ready(memory)) {
            for (String table : List.of("clients", "client_versions")) {
                int rows = database.with(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
                assertThat(rows).as(table).isZero();
            }
        }
    }

    record BadClient(
            String title,
            String path,
            @Nullable String method,
            @Nullable String type,
            @Nullable Map<String, String> headers,
            String body,
            int status,
            String code,
            @Nullable Map<String, String> errors) {

        @Override
        public String toString() {
            return title;
        }
    }
}
