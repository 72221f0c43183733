package io.holdfast.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Requests made from the description by chance: right ones, and right ones with something broken in them. */
public final class Fuzz {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEP = 5;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "C-1",
            "active",
            "rolling",
            "offer-annual-contract",
            "live",
            "book.yaml",
            "2026-02-01",
            "2026-02-30",
            "12",
            "-",
            "a|b|c;d",
            "x'; drop table clients;--",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "${jndi:ldap://x}",
            "Zoë 日本 🙂",
            "\u0000",
            "\ud800",
            "line\nbreak",
            "%00%zz",
            "null",
            "0".repeat(300),
            "long ".repeat(400));
    private static final List<Double> NUMBERS = List.of(
            0.0, -0.0, 1.0, -1.0, 0.5, 2.5, 12.0, 480.0, 1e9, 1e18, 1e308, -1e308, 4.9e-324, 9007199254740993.0);

    private final JsonNode document;
    private final Random random;
    private final List<String> known = new ArrayList<>(List.of("C-1"));

    /**
     * @param random where chance comes from, so that a run can be had again
     */
    public Fuzz(JsonNode document, Random random) {
        this.document = document;
        this.random = random;
    }

    /**
     * A request.
     *
     * @param type of the body; empty where none is sent
     * @param packed whether the body says that it is packed with gzip
     */
    public record Asked(
            String method, String path, Map<String, String> headers, String type, byte[] body, boolean packed) {

        /** Short enough to be shown. */
        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            return method + " " + path + " " + headers + " " + type + " "
                    + (text.length() > 400 ? text.substring(0, 400) + "…" : text) + " base64 "
                    + Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(body, Math.min(body.length, 60)));
        }
    }

    /** What an answer names may be asked for later. */
    public void learn(JsonNode answer) {
        for (String name : List.of("id", "decision_id", "clientId", "revision")) {
            if (answer.path(name).isTextual() && known.size() < 200) {
                known.add(answer.path(name).asText());
            }
        }
    }

    public Asked next() {
        List<Map.Entry<String, JsonNode>> paths =
                new ArrayList<>(document.path("paths").properties());
        Map.Entry<String, JsonNode> path = one(paths);
        Map.Entry<String, JsonNode> method = one(new ArrayList<>(path.getValue().properties()));
        JsonNode operation = method.getValue();
        Map<String, String> headers = new LinkedHashMap<>();
        String address = address(path.getKey(), operation, headers);
        Optional<Map.Entry<String, JsonNode>> content = Optional.of(operation.at("/requestBody/content"))
                .filter(all -> !all.isEmpty())
                .map(all -> one(new ArrayList<>(all.properties())));
        if (chance(30)) {
            headers.put(
                    one(List.of(
                            "Accept",
                            "If-None-Match",
                            "If-Match",
                            "Accept-Language",
                            "Content-Language",
                            "Cookie",
                            "traceparent",
                            "X-Request-Id")),
                    chance(2) ? header() : one(List.of(";;", "text/html", "application/json;q=x", "*/*", "q=,")));
        }
        if (content.isEmpty()) {
            return new Asked(
                    method.getKey().toUpperCase(java.util.Locale.ROOT), address, headers, "", new byte[0], false);
        }
        byte[] body = body(content.get().getKey(), content.get().getValue());
        String type = chance(30)
                ? one(List.of("text/html", "application/json", "a/b; charset=\"x", "*/*"))
                : content.get().getKey();
        return new Asked(
                method.getKey().toUpperCase(java.util.Locale.ROOT),
                address,
                headers,
                type.replace("*/*", "text/plain"),
                body,
                chance(40));
    }

    private String address(String template, JsonNode operation, Map<String, String> headers) {
        String path = template;
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            JsonNode schema = parameter.path("schema");
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(inPath()));
                case "query" -> {
                    if (parameter.path("required").asBoolean() && !chance(10) || chance(2)) {
                        query.append(query.isEmpty() ? "?" : "&")
                                .append(name)
                                .append('=')
                                .append(encoded(
                                        chance(3) ? text() : value(schema, 0).asText()));
                    }
                }
                default -> {
                    if (parameter.path("required").asBoolean() && !chance(10) || chance(3)) {
                        headers.put(name, header());
                    }
                }
            }
        }
        if (chance(20)) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(encoded(text()))
                    .append('=')
                    .append(encoded(text()));
        }
        return path + query;
    }

    private String header() {
        return one(List.of(
                "\"1\"",
                "\"2\"",
                "\"99999999999999999999\"",
                "W/\"1\"",
                "*",
                "1",
                "key-" + random.nextInt(50),
                "a b",
                "\"",
                ",",
                "x".repeat(300)));
    }

    private byte[] body(String type, JsonNode content) {
        if (chance(25)) {
            return one(List.of(
                            "",
                            "{",
                            "null",
                            "[]",
                            "\"",
                            "{}",
                            "7",
                            "{\"a\":".repeat(2_000),
                            "[".repeat(60_000),
                            "{\"a\":1,\"a\":2}",
                            "\uFEFF{}",
                            "1e999",
                            "{\"top\":1e999999999}"))
                    .getBytes(StandardCharsets.UTF_8);
        }
        JsonNode schema = type.endsWith("json") && content.path("schema").size() > 0 && !type.contains("ndjson")
                ? content.path("schema")
                : JSON.objectNode().put("$ref", "#/components/schemas/" + (chance(2) ? "DecisionRequest" : "Facts"));
        JsonNode value = value(schema, 0);
        if (chance(2)) {
            value = broken(value);
        }
        String text = type.contains("json") && !type.equals("application/json") && chance(2)
                ? value + "\n" + value(schema, 0) + "\n"
                : value.toString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && chance(20)) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Something else somewhere. */
    private JsonNode broken(JsonNode value) {
        JsonNode copy = value.deepCopy();
        List<JsonNode> objects = new ArrayList<>();
        collect(copy, objects);
        if (objects.isEmpty()) {
            return anything();
        }
        JsonNode at = one(objects);
        if (at instanceof ArrayNode list) {
            list.add(anything());
        } else if (at instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (names.isEmpty() || chance(4)) {
                object.set(text(), anything());
            } else if (chance(3)) {
                object.remove(one(names));
            } else {
                object.set(one(names), anything());
            }
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode()) {
            into.add(node);
            node.forEach(one -> collect(one, into));
        }
    }

    private JsonNode anything() {
        return switch (random.nextInt(7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> number(one(NUMBERS));
            case 3 -> JSON.arrayNode().add(text()).add(JSON.objectNode());
            case 4 -> JSON.objectNode().put(text(), text());
            case 5 -> JSON.numberNode(random.nextLong());
            default -> JSON.textNode(text());
        };
    }

    private JsonNode value(JsonNode given, int depth) {
        JsonNode schema = SchemaCheck.resolved(document, given);
        if (schema.has("oneOf")) {
            return value(
                    schema.get("oneOf").get(random.nextInt(schema.get("oneOf").size())), depth);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, depth);
            case "array" -> {
                ArrayNode list = JSON.arrayNode();
                for (int i = random.nextInt(3); i >= 0 && depth < DEEP; i--) {
                    list.add(value(schema.path("items"), depth + 1));
                }
                yield list;
            }
            case "integer" -> JSON.numberNode(chance(8) ? random.nextLong() : random.nextInt(12));
            case "number" -> number(chance(4) ? one(NUMBERS) : random.nextInt(100) / 100.0);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "string" -> JSON.textNode(string(schema.path("format").asText()));
            default -> anything();
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(one -> required.add(one.asText()));
        schema.path("properties").properties().forEach(one -> {
            if (required.contains(one.getKey()) || depth < DEEP && chance(4)) {
                object.set(one.getKey(), value(one.getValue(), depth + 1));
            }
        });
        return object;
    }

    private String string(String format) {
        return switch (format) {
            case "date" ->
                "20" + (10 + random.nextInt(20)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
            case "date-time" -> "2026-02-01T10:00:00Z";
            case "uuid" -> chance(2) ? inPath() : new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            default -> chance(3) ? one(known) : text();
        };
    }

    private static JsonNode number(double value) {
        return JSON.numberNode(value);
    }

    private String inPath() {
        return chance(3) ? text() : one(known);
    }

    private String text() {
        return one(TEXTS);
    }

    /** A slash is not for paths, and an empty part makes another path. */
    private static String encoded(String text) {
        String safe = text.isEmpty() ? "x" : text;
        return URLEncoder.encode(safe, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "-")
                .replaceAll("^\\.+", "x");
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
