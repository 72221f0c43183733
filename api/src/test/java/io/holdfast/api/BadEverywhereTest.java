package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.api.database.Steps;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every endpoint against what cannot be right: {@code fixtures/requests/bad-everywhere.yaml} and what follows from the
 * good bodies in it. Each is refused in words, points at what is wrong, and writes nothing. A new endpoint fails here
 * until it has its cases.
 */
class BadEverywhereTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String JSON = "application/json";
    /** Any 4xx: which one depends on how far the request was read. */
    private static final int ANY = 0;

    private static final String SQL = "x'; drop table clients;--";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Test
    void everyEndpointHasItsCases() throws Exception {
        TreeSet<String> tried = new TreeSet<>();
        endpoints().forEach(one -> tried.add(one.endpoint));

        assertThat(tried).isEqualTo(Endpoints.all());
    }

    @ParameterizedTest
    @EnumSource
    void refusesInWordsAndWritesNothing(DatabaseKind kind) throws Exception {
        DatabaseSettings memory = BothDatabases.empty(kind);
        try (Running service = Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .keeping(memory),
                RuleBookCompiler.standard(),
                CLOCK)) {
            There there = somethingThere(service);
            Steps tables = new Steps(memory);
            List<String> wrong = new ArrayList<>();
            int sent = 0;
            for (Endpoint endpoint : endpoints()) {
                Map<String, Integer> before = rows(tables);
                for (Case one : endpoint.cases()) {
                    send(service, endpoint, one, there).ifPresent(wrong::add);
                    sent++;
                }
                Map<String, Integer> after = rows(tables);
                endpoint.written().forEach(table -> after.put(table, before.get(table)));
                if (!after.equals(before)) {
                    wrong.add(endpoint.endpoint + " wrote: rows were " + before + ", are " + after);
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(sent).isGreaterThan(250);
        }
    }

    /** What people say is kept as they said it, whatever it looks like. */
    @Test
    void wordsOfPeopleAreDataWhateverTheyLookLike() throws Exception {
        try (Running service = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), CLOCK)) {
            for (String words : List.of(SQL, SCRIPT, "'\"\\${x}#{y}%00")) {
                String client = "{\"id\":\"C-1\",\"name\":" + JsonNodeFactory.instance.textNode(words) + "}";
                HttpResponse<String> put = service.send(service.request("/v1/clients/C-1")
                        .header("Content-Type", JSON)
                        .PUT(BodyPublishers.ofString(client)));
                assertThat(put.statusCode()).as(put.body()).isLessThan(300);
                assertThat(Running.json(service.get("/v1/clients/C-1")).toString())
                        .contains(JsonNodeFactory.instance.textNode(words).toString());
            }
        }
    }

    private static There somethingThere(Running service) throws Exception {
        service.send(service.request("/v1/clients/C-1")
                .header("Content-Type", JSON)
                .PUT(BodyPublishers.ofString("{\"id\":\"C-1\",\"name\":\"Ada\"}")));
        service.send(service.request("/v1/outcomes")
                .header("Content-Type", JSON)
                .header("Idempotency-Key", "taken")
                .POST(BodyPublishers.ofString(
                        "{\"clientId\":\"C-9\",\"action\":\"offer-annual-contract\",\"outcome\":\"shown\"}")));
        String draft = Running.json(service.send(service.request("/v1/rules/drafts")
                        .header("Content-Type", JSON)
                        .POST(BodyPublishers.ofString("{\"title\":\"Longer notice\"}"))))
                .path("id")
                .asText();
        return new There(
                Running.json(service.decide("{\"clientId\":\"C-1\"}"))
                        .path("id")
                        .asText(),
                draft);
    }

    /** Ids of things that are there. */
    private record There(String decision, String draft) {}

    private static Map<String, Integer> rows(Steps tables) throws Exception {
        return tables.rows().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().size()));
    }

    private static Optional<String> send(Running service, Endpoint endpoint, Case one, There there) throws Exception {
        String method = endpoint.endpoint.substring(0, endpoint.endpoint.indexOf(' '));
        String path = one.path != null
                ? one.path
                : endpoint.path != null ? endpoint.path : endpoint.endpoint.substring(method.length() + 1);
        String body = filled(one.body == null ? "" : one.body, there);
        HttpRequest.Builder request = service.request(
                        filled(path, there).replace("<", "%3C").replace(">", "%3E"))
                .method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty() || endpoint.type != null) {
            request.header("Content-Type", one.type != null ? one.type : endpoint.type != null ? endpoint.type : JSON);
        }
        if (one.headers != null) {
            one.headers.forEach(request::header);
        }
        HttpResponse<String> answer = sent(service, request);
        String what = method + " " + path + " " + body.substring(0, Math.min(200, body.length())) + ": "
                + answer.statusCode() + " "
                + answer.body().substring(0, Math.min(400, answer.body().length()));
        boolean asSaid = one.status == ANY ? answer.statusCode() / 100 == 4 : answer.statusCode() == one.status;
        if (!asSaid) {
            return Optional.of("not " + (one.status == ANY ? "refused" : one.status) + ": " + what);
        }
        if (answer.body().contains(SCRIPT)
                && answer.headers().firstValue("Content-Type").orElse("").contains("html")) {
            return Optional.of("script in a page: " + what);
        }
        if (one.says != null && !answer.body().contains(one.says)) {
            return Optional.of("says no " + one.says + ": " + what);
        }
        if (one.errors != null && !one.errors.isEmpty()) {
            TreeSet<String> pointers = new TreeSet<>();
            Running.json(answer)
                    .path("errors")
                    .forEach(error -> pointers.add(error.path("pointer").asText()));
            boolean pointed = one.status == ANY
                    ? pointers.stream().anyMatch(pointer -> pointer.startsWith(one.errors.get(0)))
                    : pointers.equals(new TreeSet<>(one.errors));
            if (!pointed) {
                return Optional.of("no pointer to " + one.errors + ": " + what);
            }
        }
        return Optional.empty();
    }

    /** After a body that is too large the connection is closed, which the next request may have taken already. */
    private static HttpResponse<String> sent(Running service, HttpRequest.Builder request) throws Exception {
        try {
            return service.send(request);
        } catch (IOException closed) {
            return service.send(request);
        }
    }

    private static String filled(String text, There there) {
        return text.replace("{client}", "C-1")
                .replace("{decision}", there.decision())
                .replace("{draft}", there.draft());
    }

    private static List<Endpoint> endpoints() throws IOException {
        return new YAMLMapper()
                .readValue(Fixtures.path("requests/bad-everywhere.yaml").toFile(), new TypeReference<>() {});
    }

    /** A request that has to be refused. */
    record Case(
            @Nullable String path,
            @Nullable String body,
            @Nullable String type,
            @Nullable Map<String, String> headers,
            int status,
            @Nullable List<String> errors,
            @Nullable String says) {

        static Case of(JsonNode body, int status, String pointer) {
            return new Case(null, body.toString(), null, null, status, List.of(pointer), null);
        }

        static Case of(String body, int status) {
            return new Case(null, body, null, null, status, null, null);
        }
    }

    /** What is sent to an endpoint. */
    record Endpoint(
            String endpoint,
            @Nullable String path,
            @Nullable String type,
            @Nullable ObjectNode good,
            @Nullable List<String> free,
            @Nullable List<String> writes,
            List<Case> bad) {

        List<String> written() {
            return writes == null ? List.of() : writes;
        }

        List<Case> cases() {
            List<Case> all = new ArrayList<>(bad);
            if (good != null) {
                below(good, "", good, all);
                everyBody(good, all);
            }
            return all;
        }

        /** Each member, at any depth, as another type; and as SQL and script where only certain words can be right. */
        private void below(ObjectNode whole, String at, ObjectNode object, List<Case> all) {
            for (String name : (Iterable<String>) object::fieldNames) {
                JsonNode value = object.get(name);
                String pointer = at + "/" + name;
                List<JsonNode> others = new ArrayList<>(List.of(
                        object.arrayNode().add(object.objectNode()),
                        value.isTextual() || value.isContainerNode() ? object.numberNode(5) : object.textNode("5x"),
                        value.isBoolean() ? object.numberNode(1) : object.booleanNode(true)));
                if (!value.isObject()) {
                    others.add(object.objectNode().put("a", 1));
                }
                if (value.isTextual() && (free == null || !free.contains(name))) {
                    others.add(object.textNode(SQL));
                    others.add(object.textNode(SCRIPT));
                    others.add(object.textNode("zero \0 byte"));
                }
                for (JsonNode other : others) {
                    ObjectNode copy = whole.deepCopy();
                    ((ObjectNode) copy.at(at)).set(name, other);
                    all.add(Case.of(copy, ANY, pointer));
                }
                if (value instanceof ObjectNode inner) {
                    below(whole, pointer, inner, all);
                }
            }
        }

        private static void everyBody(ObjectNode good, List<Case> all) {
            all.add(Case.of(good.deepCopy().put("nobodyKnowsThis", 1), ANY, "/nobodyKnowsThis"));
            String first = good.fieldNames().next();
            all.add(Case.of(
                    "{\"" + first + "\":" + good.get(first) + ","
                            + good.toString().substring(1),
                    ANY));
            all.add(Case.of(good.toString().substring(1), ANY));
            all.add(Case.of("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000), ANY));
            all.add(Case.of(good.toString() + " ".repeat(1_000_001), 413));
            all.add(new Case(null, good.toString(), "text/html", null, 415, null, null));
        }
    }
}
