package io.holdfast.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds answers against the description: an answer that is not described is a fault, whoever asked. */
public final class Contract {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode document;

    public Contract(JsonNode document) {
        this.document = document;
    }

    /** An answer as far as it matters here. */
    public record Answer(int status, String type, String body) {}

    /**
     * What is wrong with an answer; nothing is expected of pages.
     *
     * @param path without the query
     */
    public List<String> faults(String method, String path, Answer answer) {
        if (!path.startsWith("/v1/") && !path.equals("/openapi.json") || method.equals("HEAD")) {
            return List.of();
        }
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            return answer.status() / 100 == 4
                    ? content(document.at("/components/schemas/Problem"), answer)
                    : List.of("no such operation is described, and it answered " + answer.status());
        }
        JsonNode response = operation.get().path("responses").path(Integer.toString(answer.status()));
        JsonNode described =
                response.has("$ref") ? document.at(response.get("$ref").asText().substring(1)) : response;
        if (described.isMissingNode()) {
            return List.of("the status " + answer.status() + " is not described: " + answer.body());
        }
        if (!described.has("content")) {
            return answer.body().isEmpty() ? List.of() : List.of("a body that is not described: " + answer.body());
        }
        String type = answer.type().replaceAll(";.*", "").strip();
        JsonNode content = described.get("content").has(type)
                ? described.get("content").get(type)
                : described.get("content").path("*/*");
        if (content.isMissingNode()) {
            return List.of("the type " + type + " is not described");
        }
        return content.has("x-line") ? lines(content.get("x-line"), answer) : content(content.path("schema"), answer);
    }

    private List<String> lines(JsonNode schema, Answer answer) {
        List<String> faults = new ArrayList<>();
        answer.body().lines().forEach(line -> faults.addAll(json(schema, line)));
        return faults;
    }

    private List<String> content(JsonNode schema, Answer answer) {
        return "binary".equals(schema.path("format").asText()) ? List.of() : json(schema, answer.body());
    }

    private List<String> json(JsonNode schema, String text) {
        try {
            return SchemaCheck.faults(document, schema, MAPPER.readTree(text));
        } catch (JsonProcessingException broken) {
            return List.of("is no JSON: " + text);
        }
    }

    /** The operation of a request: the path that is said most exactly. */
    Optional<JsonNode> operation(String method, String path) {
        return document.path("paths").properties().stream()
                .filter(one -> path.matches(one.getKey()
                        .replaceAll("\\{path}", ".+")
                        .replaceAll("\\{\\w+}", "[^/]+")
                        .replace(".json", "\\.json")))
                .filter(one -> one.getValue().has(method.toLowerCase(java.util.Locale.ROOT)))
                .min(java.util.Comparator.comparingInt(
                        one -> one.getKey().replaceAll("[^{]", "").length()))
                .map(Map.Entry::getValue)
                .map(one -> one.get(method.toLowerCase(java.util.Locale.ROOT)));
    }
}
