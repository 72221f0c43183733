package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The calls of the service, by what they are about, and what bodies hold. */
public record DocsView(List<Chapter> chapters, List<Body> bodies) {

    /** Calls about one thing. */
    public record Chapter(String name, String says, List<Call> calls) {}

    /**
     * One call.
     *
     * @param takes what it is sent; without a type where it has no body
     * @param example a body that is taken; empty where there is none
     */
    public record Call(
            String anchor,
            String method,
            String path,
            String summary,
            String description,
            List<Member> parameters,
            Kind takes,
            String example,
            List<Answer> answers) {}

    /** A status, and what comes with it. */
    public record Answer(String status, String says, Kind kind) {}

    /**
     * A type in words.
     *
     * @param anchor where it is described; empty where nothing more can be said
     */
    public record Kind(String text, String anchor) {
        static final Kind NONE = new Kind("", "");
    }

    /** A parameter, or a member of a body. */
    public record Member(String name, Kind kind, boolean required, String says) {}

    /** What a body holds. */
    public record Body(String anchor, String name, String says, List<Member> members) {}

    static DocsView of(JsonNode document) {
        List<Chapter> chapters = StreamSupport.stream(document.path("tags").spliterator(), false)
                .map(tag -> new Chapter(
                        tag.path("name").asText(),
                        tag.path("description").asText(),
                        calls(document, tag.path("name").asText())))
                .toList();
        List<Body> bodies = document.at("/components/schemas").properties().stream()
                .map(one -> new Body(
                        anchor(one.getKey()),
                        one.getKey(),
                        one.getValue().path("description").asText(),
                        members(one.getValue())))
                .toList();
        return new DocsView(chapters, bodies);
    }

    private static List<Call> calls(JsonNode document, String tag) {
        List<Call> calls = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(one -> one.getValue().at("/tags/0").asText().equals(tag))
                        .forEach(one -> calls.add(call(path.getKey(), one))));
        return calls;
    }

    private static Call call(String path, Map.Entry<String, JsonNode> entry) {
        JsonNode operation = entry.getValue();
        JsonNode content = operation.at("/requestBody/content");
        JsonNode first = content.isEmpty() ? content : content.iterator().next();
        JsonNode json = content.has("application/json") ? content.get("application/json") : first;
        String types = String.join(", ", (Iterable<String>) content::fieldNames);
        Kind kind = kind(json.path("schema"));
        return new Call(
                operation.path("operationId").asText(),
                entry.getKey().toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asText(),
                operation.path("description").asText(),
                parameters(operation),
                content.isEmpty() ? Kind.NONE : kind.anchor().isEmpty() ? new Kind(types, "") : kind,
                json.has("example") ? json.get("example").toPrettyString() : "",
                answers(operation));
    }

    private static List<Member> parameters(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(one -> new Member(
                        one.path("name").asText(),
                        new Kind(
                                one.path("in").asText() + ", "
                                        + kind(one.path("schema")).text(),
                                ""),
                        one.path("required").asBoolean(),
                        one.path("description").asText()))
                .toList();
    }

    /** Those that are good one by one; all others are problems, and told by their numbers. */
    private static List<Answer> answers(JsonNode operation) {
        List<Answer> answers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        operation.path("responses").properties().forEach(one -> {
            if (one.getValue().has("$ref")) {
                problems.add(one.getKey());
            } else {
                JsonNode content = one.getValue().path("content");
                JsonNode first =
                        content.isEmpty() ? content : content.iterator().next();
                Kind kind = kind(first.path(first.has("x-line") ? "x-line" : "schema"));
                answers.add(new Answer(
                        one.getKey(), one.getValue().path("description").asText(), kind));
            }
        });
        answers.add(new Answer(String.join(", ", problems), "", new Kind("Problem", anchor("Problem"))));
        return answers;
    }

    private static List<Member> members(JsonNode schema) {
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        List<Member> members = schema.path("properties").properties().stream()
                .map(one -> new Member(
                        one.getKey(),
                        kind(one.getValue()),
                        required.contains(one.getKey()),
                        one.getValue().path("description").asText()))
                .collect(Collectors.toCollection(ArrayList::new));
        schema.path("oneOf").forEach(one -> members.add(new Member("either", kind(one), false, "")));
        return members;
    }

    private static Kind kind(JsonNode schema) {
        if (schema.has("allOf")) {
            return kind(schema.at("/allOf/0"));
        }
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText().replaceAll(".*/", "");
            return new Kind(name, anchor(name));
        }
        if (schema.path("type").asText().equals("array")) {
            Kind inner = kind(schema.path("items"));
            return new Kind("list of " + inner.text(), inner.anchor());
        }
        if (schema.has("enum")) {
            List<String> words = new ArrayList<>();
            schema.get("enum").forEach(one -> words.add(one.asText()));
            return new Kind(String.join(" | ", words), "");
        }
        String type = schema.path("type").asText("anything");
        String format = schema.path("format").asText("");
        return new Kind(format.isEmpty() || format.equals("double") ? type : format, "");
    }

    private static String anchor(String schema) {
        return "schema-" + schema;
    }
}
