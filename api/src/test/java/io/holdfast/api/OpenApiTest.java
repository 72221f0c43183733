package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.holdfast.api.openapi.BreakingChanges;
import io.holdfast.api.openapi.Lint;
import io.holdfast.api.openapi.SchemaCheck;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the service: complete, sound, true, shipped, and never a surprise to who built upon the last one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path SHIPPED = Fixtures.path("../api/src/main/dist/openapi.json");
    private static final Path RELEASED = Fixtures.path("openapi/released.json");
    private static final Path EXAMPLES =
            Fixtures.path("../api/src/main/resources/io/holdfast/api/openapi/examples.json");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("goldens"));
    private static final String JSON = "application/json";

    private Running service;
    private ObjectNode described;
    private JsonNode words;

    @BeforeAll
    void start() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
        service = Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .publishing(false),
                RuleBookCompiler.standard(),
                clock);
        described = (ObjectNode) Running.json(service.send(service.anonymous("/openapi.json")));
        try (InputStream in = Lint.class.getResourceAsStream("/io/holdfast/api/openapi/endpoints.yaml")) {
            words = new YAMLMapper().readTree(in);
        }
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    /** A new endpoint fails here until endpoints.yaml says what it means. */
    @Test
    void everyEndpointForProgramsIsDescribed() {
        Set<String> endpoints = Endpoints.all().stream()
                .map(one -> one.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .filter(one -> one.contains(" /v1/") || one.endsWith("/openapi.json"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> inWords = new TreeSet<>();
        words.path("operations").fieldNames().forEachRemaining(inWords::add);
        Set<String> inFile = new TreeSet<>();
        described
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> inFile.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        assertThat(inWords).isEqualTo(endpoints);
        assertThat(inFile).isEqualTo(endpoints);
    }

    @Test
    void keepsTheRulesOfLintersAndCrms() {
        assertThat(Lint.faults(described)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyDescriptions")
    void linterFinds(String fault, Consumer<ObjectNode> spoil) {
        ObjectNode spoilt = described.deepCopy();
        spoil.accept(spoilt);

        assertThat(String.join("\n", Lint.faults(spoilt))).contains(fault);
    }

    static List<Arguments> faultyDescriptions() {
        return List.of(
                spoilt(
                        "points nowhere",
                        all -> put(all, "/components/schemas/BatchLine/properties/decision", "$ref", "#/no")),
                spoilt(
                        "has an enum",
                        all -> put(all, "/components/schemas/DecideRequest/properties/name", "enum", "x")),
                spoilt(
                        "has the format",
                        all -> put(all, "/components/schemas/DecideAnswer/properties/recommended", "format", "float")),
                spoilt("has a map", all -> put(all, "/components/schemas/DecideAnswer", "additionalProperties", "x")),
                spoilt(
                        "not of OpenAPI 3.0",
                        all -> put(all, "/components/schemas/Problem/properties/title", "const", "x")),
                spoilt("same id", all -> put(all, "/paths/~1v1~1rules/get", "operationId", "decide")),
                spoilt("1,332", all -> put(all, "/paths/~1v1~1rules/get", "description", "x".repeat(1_333))),
                spoilt(
                        "says nothing",
                        all -> ((ObjectNode) all.at("/components/schemas/Impact/properties/state")).removeAll()),
                spoilt("says nothing", all -> put(all, "/components/schemas/Gate/properties/how", "type", "object")),
                spoilt("used nowhere", all -> ((ObjectNode) all.at("/components/schemas")).putObject("Lonely")),
                spoilt(
                        "no answer is good",
                        all -> ((ObjectNode) all.at("/paths/~1v1~1rules/get/responses")).remove("200")),
                spoilt(
                        "differ from the path",
                        all -> ((ObjectNode) all.at("/paths/~1v1~1decisions~1{id}/get")).remove("parameters")));
    }

    /** Every answer is held against the description on its way, as all answers of all tests are. */
    @Test
    void examplesAreAnsweredAsDescribed() throws Exception {
        Map<String, String> kept = new HashMap<>();
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        int sent = 0;
        for (Map.Entry<String, JsonNode> one : words.path("operations").properties()) {
            Optional<HttpRequest.Builder> request = example(one.getKey(), one.getValue(), kept);
            if (request.isEmpty()) {
                continue;
            }
            HttpResponse<String> response = service.send(request.get());
            sent++;
            assertThat(one.getValue().path("answers").has("" + response.statusCode()))
                    .as(one.getKey() + ": " + response.statusCode() + " " + response.body())
                    .isTrue();
            String type = response.headers().firstValue("Content-Type").orElse("");
            if (type.startsWith(JSON)) {
                JsonNode body = Running.json(response);
                one.getValue()
                        .path("keep")
                        .properties()
                        .forEach(name -> kept.put(
                                name.getKey(), body.at(name.getValue().asText()).asText()));
                if (!one.getValue().at("/answers/200").asText().startsWith("object")
                        && !one.getValue().has("shown")) {
                    answers.putObject(one.getValue().path("id").asText()).set("" + response.statusCode(), body);
                }
            }
        }
        if ("rewrite".equals(System.getProperty("examples"))) {
            ((ObjectNode) answers.at("/addKey/201")).put("key", "hf_…");
            Files.writeString(EXAMPLES, pretty(answers));
        }
        assertThat(sent).isGreaterThan(35);
        Set<String> shown = new TreeSet<>();
        MAPPER.readTree(EXAMPLES.toFile()).fieldNames().forEachRemaining(shown::add);
        Set<String> given = new TreeSet<>();
        answers.fieldNames().forEachRemaining(given::add);
        assertThat(shown).isEqualTo(given);
    }

    @Test
    void shownExamplesFitTheirSchemas() {
        List<String> faults = new ArrayList<>();
        int[] shown = {0};
        described
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    operation.findParents("example").forEach(content -> {
                        shown[0]++;
                        faults.addAll(SchemaCheck.faults(described, content.path("schema"), content.path("example")));
                    });
                }));

        assertThat(faults).isEmpty();
        assertThat(shown[0]).isGreaterThan(30);
    }

    @Test
    void isShippedAsItIs() throws Exception {
        ObjectNode shipped = described.deepCopy();
        ((ObjectNode) shipped.path("servers").get(0)).put("url", "http://localhost:8080");
        if (REWRITE) {
            Files.writeString(SHIPPED, pretty(shipped));
        }
        assertThat(MAPPER.readTree(SHIPPED.toFile())).isEqualTo(MAPPER.readTree(shipped.toString()));
    }

    /** What was released stays true: a program built upon it goes on working. */
    @Test
    void breaksNobodyWhoBuiltUponTheLastRelease() throws Exception {
        assertThat(BreakingChanges.between(MAPPER.readTree(RELEASED.toFile()), described))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakingChanges")
    void comparisonFinds(String fault, Consumer<ObjectNode> change) {
        ObjectNode changed = described.deepCopy();
        change.accept(changed);

        assertThat(BreakingChanges.between(described, changed)).anyMatch(one -> one.contains(fault));
    }

    static List<Arguments> breakingChanges() {
        return List.of(
                spoilt("GET /v1/rules is gone", all -> ((ObjectNode) all.path("paths")).remove("/v1/rules")),
                spoilt("another operationId", all -> put(all, "/paths/~1v1~1rules/get", "operationId", "other")),
                spoilt("/health is gone", all -> remove(all, "/components/schemas/DecideAnswer/properties", "health")),
                spoilt("/since is gone", all -> remove(all, "/components/schemas/DecideRequest/properties", "since")),
                spoilt("may be missing now", all -> remove(all, "/components/schemas/Decision", "required")),
                spoilt(
                        "has to be sent now",
                        all -> ((com.fasterxml.jackson.databind.node.ArrayNode)
                                        all.at("/components/schemas/DecideRequest/required"))
                                .add("since")),
                spoilt("was number double, is string", all -> {
                    put(all, "/components/schemas/DecideAnswer/properties/lifetime_value", "type", "string");
                    remove(all, "/components/schemas/DecideAnswer/properties/lifetime_value", "format");
                }),
                spoilt(
                        "no longer takes [full]",
                        all -> ((com.fasterxml.jackson.databind.node.ArrayNode)
                                        all.at("/components/schemas/DecisionRequest/properties/explain/enum"))
                                .remove(2)),
                spoilt(
                        "may now be [frozen]",
                        all -> ((com.fasterxml.jackson.databind.node.ArrayNode)
                                        all.at("/components/schemas/RuleBook/properties/status/enum"))
                                .add("frozen")),
                spoilt("never answers 201", all -> remove(all, "/paths/~1v1~1outcomes/post/responses", "201")));
    }

    /** Whoever wants a page of it gets none: it is for programs, and so are its failures. */
    @Test
    void itsFailuresAreForProgramsToo() throws Exception {
        HttpResponse<String> page =
                service.send(service.anonymous("/openapi.json").header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(406);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void whoHasTheDescriptionGetsItOnlyWhenItIsAnother() throws Exception {
        HttpResponse<String> first = service.send(service.anonymous("/openapi.json"));
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again =
                service.send(service.anonymous("/openapi.json").header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    private Optional<HttpRequest.Builder> example(String endpoint, JsonNode own, Map<String, String> kept) {
        String verb = endpoint.substring(0, endpoint.indexOf(' '));
        String path = own.path("try").asText(endpoint.substring(verb.length() + 1));
        for (Map.Entry<String, String> one : kept.entrySet()) {
            path = path.replace("{" + one.getKey() + "}", one.getValue());
        }
        boolean shown = verb.equals("GET") || own.has("example") || own.has("lines") || own.has("try");
        if (path.contains("{") || !shown) {
            return Optional.empty();
        }
        HttpRequest.Builder request = service.request(path);
        own.path("send")
                .properties()
                .forEach(one -> request.header(one.getKey(), one.getValue().asText()));
        if (own.has("example")) {
            request.header("Content-Type", JSON)
                    .method(verb, BodyPublishers.ofString(own.get("example").toString()));
        } else if (own.has("lines")) {
            request.header("Content-Type", path.contains("/files/") ? "text/plain" : "application/x-ndjson")
                    .method(verb, BodyPublishers.ofString(own.get("lines").asText()));
        } else {
            request.method(verb, BodyPublishers.noBody());
        }
        return Optional.of(request);
    }

    private static Arguments spoilt(String fault, Consumer<ObjectNode> change) {
        return Arguments.of(fault, change);
    }

    private static void put(ObjectNode all, String at, String key, String value) {
        ((ObjectNode) all.at(at)).put(key, value);
    }

    private static void remove(ObjectNode all, String at, String key) {
        ((ObjectNode) all.at(at)).remove(key);
    }

    private static String pretty(JsonNode json) throws Exception {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return MAPPER.writer(printer).writeValueAsString(json) + "\n";
    }
}
