package io.holdfast.api.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.Client;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.FactShape;
import io.holdfast.client.Unit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Schemas of a client's facts, made of the very shape that facts are read by. */
final class FactSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> schemas = new LinkedHashMap<>();

    /** The facts, and every group in them, by their names. */
    static Map<String, ObjectNode> all() {
        FactSchemas facts = new FactSchemas();
        facts.object(
                "Facts",
                FactShape.of(Client.class),
                "A client's facts. Only `id` is always there; what is left out is unknown.");
        return facts.schemas;
    }

    private void object(String name, FactShape shape, String says) {
        ObjectNode schema = JSON.objectNode().put("type", "object").put("description", says);
        schemas.put(name, schema);
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = JSON.objectNode();
        for (FactField field : shape.fields()) {
            if (field.isRead()) {
                properties.set(field.name(), value(name, field));
                if (!field.optional() && field.kind().isScalar()) {
                    required.add(field.name());
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.set("properties", properties);
    }

    private ObjectNode value(String within, FactField field) {
        return switch (field.kind()) {
            case TEXT -> text(field);
            case WHOLE -> range(JSON.objectNode().put("type", "integer"), field);
            case NUMBER -> range(JSON.objectNode().put("type", "number").put("format", "double"), field);
            case BOOLEAN -> JSON.objectNode().put("type", "boolean");
            case DATE -> JSON.objectNode().put("type", "string").put("format", "date");
            case TEXTS ->
                JSON.objectNode()
                        .put("type", "array")
                        .set("items", JSON.objectNode().put("type", "string"));
            case ATTRIBUTES ->
                JSON.objectNode()
                        .put("type", "object")
                        .put("description", "What the rule book declares of its own: texts, numbers, truths and days.")
                        .set("additionalProperties", JSON.objectNode());
            case GROUP -> inner(within, field);
            case ENTRIES -> JSON.objectNode().put("type", "array").set("items", inner(within, field));
        };
    }

    private ObjectNode inner(String within, FactField field) {
        String name = within
                + Character.toUpperCase(field.name().charAt(0))
                + field.name().substring(1);
        String says = field.kind() == FactKind.ENTRIES
                ? "One entry of `" + field.name() + "`."
                : "The facts under `" + field.name() + "`.";
        object(name, FactShape.of(field.type()), says);
        return Shorthand.reference(name);
    }

    private static ObjectNode text(FactField field) {
        ObjectNode schema = JSON.objectNode().put("type", "string");
        if (!field.words().isEmpty()) {
            ArrayNode words = schema.putArray("enum");
            field.words().forEach(words::add);
        }
        return schema;
    }

    private static ObjectNode range(ObjectNode schema, FactField field) {
        if (!Double.isInfinite(field.from())) {
            schema.put("minimum", field.from());
        }
        if (!Double.isInfinite(field.to())) {
            schema.put("maximum", field.to());
        }
        return field.unit() == Unit.MONEY ? schema.put("description", "Money in the book's currency.") : schema;
    }
}
