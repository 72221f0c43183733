package io.holdfast.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Schemas in few words, as {@code endpoints.yaml} has them: {@code "day, when it happened"}. A type is {@code text},
 * {@code whole}, {@code number}, {@code truth}, {@code day}, {@code moment}, {@code id}, {@code any}, {@code object},
 * {@code one of a b c}, the name of a schema, {@code [T]} for a list or {@code map of T}; {@code T or null} where it may be null.
 */
final class Shorthand {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String OR_NULL = " or null";

    private Shorthand() {}

    /** An object: {@code says} is its description, a name that ends in a question mark may be missing. */
    static ObjectNode object(JsonNode members) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = JSON.objectNode();
        members.properties().forEach(one -> {
            String name = one.getKey();
            if (name.equals("says")) {
                schema.put("description", one.getValue().asText());
            } else if (name.endsWith("?")) {
                properties.set(name.substring(0, name.length() - 1), member(one.getValue()));
            } else {
                properties.set(name, member(one.getValue()));
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.set("properties", properties);
        return schema;
    }

    private static ObjectNode member(JsonNode words) {
        return words.isObject() ? object(words) : value(words.asText());
    }

    /** One value: a type, and behind the first comma what it is. */
    static ObjectNode value(String words) {
        int comma = words.indexOf(", ");
        ObjectNode schema = type((comma < 0 ? words : words.substring(0, comma)).strip());
        if (comma >= 0) {
            String says = words.substring(comma + 2).strip();
            String sentence = Character.toUpperCase(says.charAt(0)) + says.substring(1);
            return described(schema, sentence.endsWith(".") ? sentence : sentence + ".");
        }
        return schema;
    }

    /** Beside a reference nothing else counts, so the reference goes into a list of one. */
    private static ObjectNode described(ObjectNode schema, String says) {
        if (!schema.has("$ref")) {
            return schema.put("description", says);
        }
        ObjectNode all = JSON.objectNode();
        all.putArray("allOf").add(schema);
        return all.put("description", says);
    }

    private static ObjectNode type(String name) {
        if (name.endsWith(OR_NULL)) {
            ObjectNode schema = type(name.substring(0, name.length() - OR_NULL.length()));
            if (!schema.has("$ref")) {
                return schema.put("nullable", true);
            }
            ObjectNode all = JSON.objectNode().put("nullable", true);
            all.putArray("allOf").add(schema);
            return all;
        }
        if (name.startsWith("[")) {
            return JSON.objectNode().put("type", "array").set("items", type(name.substring(1, name.length() - 1)));
        }
        if (name.startsWith("map of ")) {
            return JSON.objectNode()
                    .put("type", "object")
                    .set("additionalProperties", type(name.substring("map of ".length())));
        }
        if (name.startsWith("one of ")) {
            ObjectNode words = JSON.objectNode().put("type", "string");
            ArrayNode list = words.putArray("enum");
            for (String word : name.substring("one of ".length()).split(" ")) {
                list.add(word);
            }
            return words;
        }
        return switch (name) {
            case "text" -> JSON.objectNode().put("type", "string");
            case "whole" -> JSON.objectNode().put("type", "integer");
            case "number" -> JSON.objectNode().put("type", "number").put("format", "double");
            case "truth" -> JSON.objectNode().put("type", "boolean");
            case "day" -> JSON.objectNode().put("type", "string").put("format", "date");
            case "moment" -> JSON.objectNode().put("type", "string").put("format", "date-time");
            case "id" -> JSON.objectNode().put("type", "string").put("format", "uuid");
            case "any" -> JSON.objectNode();
            case "object" -> JSON.objectNode().put("type", "object").put("additionalProperties", true);
            default -> reference(name);
        };
    }

    static ObjectNode reference(String schema) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + schema);
    }
}
