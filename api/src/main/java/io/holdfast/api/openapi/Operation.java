package io.holdfast.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One endpoint with the words about it.
 *
 * @param words its entry in {@code endpoints.yaml}
 * @param examples answers that were once given
 */
record Operation(Route route, JsonNode words, JsonNode examples) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String JSON_TYPE = "application/json";

    ObjectNode json() {
        ObjectNode operation = JSON.objectNode();
        String id = words.path("id").asText(route.name());
        operation.put("operationId", id);
        operation.putArray("tags").add(words.path("tag").asText("other"));
        operation.put("summary", words.path("says").asText(route.name()));
        operation.put("description", description());
        if (route.roles().isEmpty()) {
            operation.putArray("security");
        } else if (words.has("signed")) {
            ArrayNode ways = operation.putArray("security");
            ways.addObject().putArray("bearer");
            ways.addObject().putArray("apiKey");
            ways.addObject().putArray(words.path("signed").asText());
        }
        ArrayNode parameters = parameters();
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        if (!route.takes().isEmpty()) {
            operation.set("requestBody", body());
        }
        operation.set("responses", responses(id));
        return operation;
    }

    private String description() {
        String roles =
                route.roles().isEmpty() ? "Everybody may call it." : "Roles: " + String.join(", ", route.roles()) + ".";
        String more = words.path("more").asText("");
        return more.isEmpty() ? roles : more.strip() + " " + roles;
    }

    private ArrayNode parameters() {
        ArrayNode parameters = JSON.arrayNode();
        for (String name : route.parameters()) {
            String own = words.path("path").path(name).asText("");
            String says =
                    own.isEmpty() ? OpenApi.WORDS.path("parameters").path(name).asText("text") : own;
            parameters.add(parameter("path", name, says, true));
        }
        words.path("query").properties().forEach(one -> {
            boolean always = one.getKey().endsWith("!");
            String name = one.getKey().replace("!", "");
            parameters.add(parameter("query", name, one.getValue().asText(), always));
        });
        words.path("headers").properties().forEach(one -> {
            boolean always = one.getKey().endsWith("!");
            String name = one.getKey().replace("!", "");
            parameters.add(parameter("header", name, one.getValue().asText(), always));
        });
        return parameters;
    }

    private static ObjectNode parameter(String in, String name, String says, boolean always) {
        ObjectNode schema = Shorthand.value(says);
        JsonNode description = schema.remove("description");
        ObjectNode parameter = JSON.objectNode().put("name", name).put("in", in);
        parameter.put("description", description == null ? name : description.asText());
        parameter.put("required", always);
        parameter.set("schema", schema);
        return parameter;
    }

    private ObjectNode body() {
        ObjectNode body = JSON.objectNode();
        body.put("description", words.path("takes").asText("What is asked or told."));
        body.put("required", !words.path("bodyMayBeMissing").asBoolean());
        ObjectNode content = body.putObject("content");
        for (String type : route.takes()) {
            ObjectNode one = content.putObject(type);
            boolean schema = words.has("body") && type.endsWith("json") && !type.contains("jsonl");
            one.set("schema", schema ? Shorthand.value(words.get("body").asText()) : raw(type));
            JsonNode example = words.has("example") ? words.path("example") : words.path("sample");
            if (schema && !example.isMissingNode()) {
                one.set("example", example);
            }
        }
        return body;
    }

    /** What has no schema of its own: text, lines, or bytes. */
    private static ObjectNode raw(String type) {
        ObjectNode schema = JSON.objectNode();
        return type.equals(JSON_TYPE) ? schema : schema.put("type", "string").put("format", "binary");
    }

    private ObjectNode responses(String id) {
        ObjectNode responses = JSON.objectNode();
        words.path("answers").properties().forEach(one -> responses.set(one.getKey(), answer(id, one)));
        List<Integer> own = new ArrayList<>();
        words.path("problems").forEach(status -> own.add(status.asInt()));
        for (int status : Answers.statuses(route, words.has("query") || words.has("headers"), own)) {
            if (!responses.has(Integer.toString(status))) {
                responses
                        .putObject(Integer.toString(status))
                        .put("$ref", "#/components/responses/" + Answers.name(status));
            }
        }
        return responses;
    }

    private ObjectNode answer(String id, java.util.Map.Entry<String, JsonNode> one) {
        ObjectNode answer = JSON.objectNode();
        String said = one.getValue().asText();
        int comma = said.indexOf(", ");
        String type = comma < 0 ? said : said.substring(0, comma);
        answer.put("description", comma < 0 ? "Done." : sentence(said.substring(comma + 2)));
        if (type.equals("nothing")) {
            return answer;
        }
        ObjectNode content = answer.putObject("content");
        if (type.equals("file")) {
            content.putObject("*/*")
                    .set("schema", JSON.objectNode().put("type", "string").put("format", "binary"));
            return answer;
        }
        for (String media : route.gives()) {
            ObjectNode body = content.putObject(media);
            if (media.contains("ndjson")) {
                body.set("schema", JSON.objectNode().put("type", "string").put("format", "binary"));
                body.set("x-line", Shorthand.value(type));
                continue;
            }
            body.set("schema", Shorthand.value(type));
            JsonNode example = example(id, one.getKey());
            if (!example.isMissingNode()) {
                body.set("example", example);
            }
        }
        return answer;
    }

    /** An answer that was once given, or for what takes more than one request to get, one that is told. */
    private JsonNode example(String id, String status) {
        JsonNode given = examples.path(id).path(status);
        return given.isMissingNode() ? words.path("shown").path(status) : given;
    }

    private static String sentence(String words) {
        String text = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
