package io.holdfast.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Holds JSON against a schema of OpenAPI 3.0, more strictly than callers have to: a member that is not described is a fault. */
public final class SchemaCheck {

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    public static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(document);
        check.value(schema, value, "");
        return check.faults;
    }

    /** The schema itself, where this one only points to it. */
    public static JsonNode resolved(JsonNode document, JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref") || found.has("allOf")) {
            found = found.has("allOf")
                    ? found.get("allOf").get(0)
                    : document.at(found.get("$ref").asText().substring(1));
        }
        return found;
    }

    private void value(JsonNode given, JsonNode value, String at) {
        if (value.isNull() && given.path("nullable").asBoolean()) {
            return;
        }
        JsonNode schema = resolved(document, given);
        if (schema.isMissingNode()) {
            fault(at, "the schema points nowhere: " + given);
        } else if (schema.has("oneOf")) {
            oneOf(schema.get("oneOf"), value, at);
        } else if (schema.has("type")) {
            typed(schema, value, at);
        }
    }

    private void oneOf(JsonNode schemas, JsonNode value, String at) {
        int fitting = 0;
        List<String> why = new ArrayList<>();
        for (JsonNode one : schemas) {
            List<String> wrong = faults(document, one, value);
            why.addAll(wrong);
            fitting += wrong.isEmpty() ? 1 : 0;
        }
        if (fitting != 1) {
            fault(at, "fits " + fitting + " of the alternatives: " + why);
        }
    }

    private void typed(JsonNode schema, JsonNode value, String at) {
        boolean fits = switch (schema.get("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> false;
        };
        if (!fits) {
            fault(at, "is not of type " + schema.get("type").asText() + ": " + brief(value));
            return;
        }
        if (value.isObject()) {
            object(schema, value, at);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                value(schema.path("items"), value.get(i), at + "/" + i);
            }
        } else {
            plain(schema, value, at);
        }
    }

    private void object(JsonNode schema, JsonNode value, String at) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                fault(at, "`" + name.asText() + "` is missing");
            }
        });
        value.properties().forEach(member -> {
            JsonNode own = schema.path("properties").path(member.getKey());
            JsonNode any = schema.path("additionalProperties");
            if (!own.isMissingNode()) {
                value(own, member.getValue(), at + "/" + member.getKey());
            } else if (any.isObject()) {
                value(any, member.getValue(), at + "/" + member.getKey());
            } else if (!any.asBoolean()) {
                fault(at, "`" + member.getKey() + "` is not described");
            }
        });
    }

    private void plain(JsonNode schema, JsonNode value, String at) {
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            fault(at, brief(value) + " is none of " + schema.get("enum"));
        }
        if (schema.has("minimum") && value.doubleValue() < schema.get("minimum").doubleValue()
                || schema.has("maximum")
                        && value.doubleValue() > schema.get("maximum").doubleValue()) {
            fault(at, brief(value) + " is out of range");
        }
        try {
            switch (schema.path("format").asText()) {
                case "date" -> LocalDate.parse(value.asText());
                case "date-time" -> Instant.parse(value.asText());
                case "uuid" -> UUID.fromString(value.asText());
                default -> {}
            }
        } catch (DateTimeException | IllegalArgumentException none) {
            fault(at, brief(value) + " is no " + schema.path("format").asText());
        }
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private void fault(String at, String what) {
        faults.add((at.isEmpty() ? "/" : at) + " " + what);
    }

    private static String brief(JsonNode value) {
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
