package io.holdfast.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules that a description has to keep: those of common linters, and the limits of CRMs that read it. */
public final class Lint {

    private static final int LONGEST_DESCRIPTION = 1_333;
    private static final int DEEPEST = 15;
    private static final String IDENTIFIER = "[A-Za-z][A-Za-z0-9_]*";
    private static final Set<String> NOT_OF_3_0 = Set.of(
            "const", "$schema", "$defs", "examples", "webhooks", "prefixItems", "patternProperties", "if", "then");
    private static final List<String> FLAT =
            List.of("DecideRequest", "DecideAnswer", "OutcomeRequest", "OutcomeAnswer");

    /** What can hold anything: facts of the book's own, values of whatever fact is meant, and a file that is OpenAPI itself. */
    private static final Set<String> OPEN = Set.of(
            "Facts/attributes",
            "ConditionReading/actual",
            "FailedCondition/actual",
            "KeptDecision/facts",
            "FactChange/from",
            "FactChange/to",
            "Turned/from",
            "Turned/to",
            "get /v1/crm/salesforce.json 200");

    private final JsonNode document;
    private final Set<String> answered = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private Lint(JsonNode document) {
        this.document = document;
    }

    public static List<String> faults(JsonNode document) {
        Lint lint = new Lint(document);
        lint.everything(document, "");
        lint.operations();
        lint.schemas();
        lint.answers();
        return lint.faults;
    }

    private void everything(JsonNode node, String at) {
        if (node.isObject() && !at.endsWith("/example")) {
            node.properties().forEach(one -> {
                boolean names = at.endsWith("/properties") || at.endsWith("/schemas") || at.endsWith("/paths");
                if (!names && NOT_OF_3_0.contains(one.getKey())) {
                    faults.add(at + ": `" + one.getKey() + "` is not of OpenAPI 3.0");
                }
                if (!names
                        && one.getKey().equals("description")
                        && one.getValue().isTextual()) {
                    String text = one.getValue().asText();
                    if (text.isBlank() || text.length() >= LONGEST_DESCRIPTION) {
                        faults.add(at + ": a description has 1 to 1,332 characters");
                    }
                }
                if (!names && one.getKey().equals("type") && one.getValue().isArray()) {
                    faults.add(at + ": several types are not of OpenAPI 3.0");
                }
                if (one.getKey().equals("$ref")
                        && document.at(one.getValue().asText().substring(1)).isMissingNode()) {
                    faults.add(at + ": " + one.getValue() + " points nowhere");
                }
                everything(one.getValue(), at + "/" + one.getKey());
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                everything(node.get(i), at + "/" + i);
            }
        }
    }

    private void operations() {
        Set<String> tags = new HashSet<>();
        document.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        Set<String> ids = new HashSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(one -> {
                    String at = one.getKey() + " " + path.getKey();
                    JsonNode operation = one.getValue();
                    String id = operation.path("operationId").asText();
                    say(!ids.add(id), at, "another operation has the same id");
                    say(!id.matches(IDENTIFIER), at, "the id is no identifier: " + id);
                    say(operation.path("summary").asText().isBlank(), at, "no summary");
                    say(operation.path("summary").asText().endsWith("."), at, "a summary is no sentence");
                    say(operation.path("description").asText().isBlank(), at, "no description");
                    say(!tags.contains(operation.at("/tags/0").asText()), at, "its tag is not declared");
                    say(!hasGoodAnswer(operation), at, "no answer is good");
                    operation.path("parameters").forEach(parameter -> {
                        say(parameter.path("schema").isMissingNode(), at, parameter.path("name") + " has no schema");
                        say(
                                parameter.path("description").asText().isBlank(),
                                at,
                                parameter.path("name") + " has no description");
                        say(
                                parameter.path("in").asText().equals("path")
                                        && !parameter.path("required").asBoolean(),
                                at,
                                "what is in the path is required");
                    });
                    say(
                            !pathParameters(operation).equals(inPath(path.getKey())),
                            at,
                            "parameters differ from the path");
                    say(one.getKey().equals("get") && operation.has("requestBody"), at, "a GET has no body");
                }));
    }

    private void schemas() {
        String whole = document.toString();
        document.at("/components/schemas").properties().forEach(one -> {
            String name = one.getKey();
            say(!name.matches(IDENTIFIER), name, "is no identifier");
            say(!whole.contains("\"#/components/schemas/" + name + "\""), name, "is used nowhere");
            say(one.getValue().path("description").asText().isBlank(), name, "has no description");
            one.getValue()
                    .path("properties")
                    .properties()
                    .forEach(member ->
                            say(!member.getKey().matches(IDENTIFIER), name, member.getKey() + " is no identifier"));
            say(depth(one.getValue(), new HashSet<>()) > DEEPEST, name, "is nested too deeply");
        });
        for (String name : FLAT) {
            JsonNode flat = document.at("/components/schemas/" + name);
            say(flat.isMissingNode(), name, "is missing");
            say(!flat.findValues("enum").isEmpty(), name, "has an enum");
            say(!flat.findValues("additionalProperties").isEmpty(), name, "has a map");
            say(!flat.findValues("$ref").isEmpty(), name, "is not flat");
            flat.findValues("format")
                    .forEach(format -> say(
                            Set.of("float", "int64", "long").contains(format.asText()),
                            name,
                            "has the format " + format));
        }
    }

    /** Whoever reads an answer is told what can be in it. */
    private void answers() {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(one -> one.getValue()
                                .path("responses")
                                .properties()
                                .forEach(response -> {
                                    String at = one.getKey() + " " + path.getKey() + " " + response.getKey();
                                    response.getValue().path("content").forEach(content -> {
                                        told(content.path("schema"), at);
                                        told(content.path("x-line"), at);
                                    });
                                })));
    }

    private void told(JsonNode schema, String at) {
        if (OPEN.contains(at) || at.contains("/openapi.json") || schema.isMissingNode()) {
            return;
        }
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            if (answered.add(reference)) {
                told(document.at(reference.substring(1)), reference.replaceAll(".*/", ""));
            }
            return;
        }
        schema.path("allOf").forEach(one -> told(one, at));
        schema.path("oneOf").forEach(one -> told(one, at));
        say(isOpen(schema), at, "says nothing of what an answer holds there");
        schema.path("properties").properties().forEach(one -> told(one.getValue(), at + "/" + one.getKey()));
        if (schema.path("type").asText().equals("array")) {
            told(schema.path("items"), at + "/items");
        }
        if (schema.path("additionalProperties").isObject()) {
            told(schema.path("additionalProperties"), at);
        }
    }

    private static boolean isOpen(JsonNode schema) {
        if (schema.has("allOf") || schema.has("oneOf")) {
            return false;
        }
        return switch (schema.path("type").asText()) {
            case "" -> true;
            case "object" -> {
                JsonNode more = schema.path("additionalProperties");
                yield more.isBoolean() ? more.asBoolean() : more.isMissingNode() && !schema.has("properties");
            }
            case "array" -> !schema.has("items");
            default -> false;
        };
    }

    private int depth(JsonNode schema, Set<String> above) {
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asText();
            Set<String> all = new HashSet<>(above);
            return all.add(reference) ? depth(document.at(reference.substring(1)), all) : 0;
        }
        int deepest = 0;
        for (JsonNode inner : schema) {
            if (inner.isContainerNode()) {
                deepest = Math.max(deepest, depth(inner, above));
            }
        }
        return deepest + (schema.path("type").asText().equals("object") ? 1 : 0);
    }

    private static boolean hasGoodAnswer(JsonNode operation) {
        for (String status : (Iterable<String>) operation.path("responses")::fieldNames) {
            if (status.startsWith("2")) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> pathParameters(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        operation.path("parameters").forEach(one -> {
            if (one.path("in").asText().equals("path")) {
                names.add(one.path("name").asText());
            }
        });
        return names;
    }

    private static Set<String> inPath(String path) {
        Set<String> names = new TreeSet<>();
        java.util.regex.Pattern.compile("\\{(\\w+)}").matcher(path).results().forEach(one -> names.add(one.group(1)));
        return names;
    }

    private void say(boolean wrong, String at, String what) {
        if (wrong) {
            faults.add(at + ": " + what);
        }
    }
}
