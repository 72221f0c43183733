package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.Attributes;
import io.holdfast.client.Client;
import io.holdfast.client.Divisions;
import io.holdfast.client.FactField;
import io.holdfast.client.FactShape;
import io.holdfast.client.Services;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client's facts as the JSON they can be read from again, on any day: what is derived or unknown is left out. */
final class FactsJson {

    private FactsJson() {}

    static ObjectNode of(Client client) {
        return group(FactShape.of(Client.class), client);
    }

    private static ObjectNode group(FactShape shape, Object owner) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (FactField field : shape.fields()) {
            Object value = field.isRead() ? field.of(owner) : null;
            if (value != null) {
                put(json, field, value);
            }
        }
        return json;
    }

    private static void put(ObjectNode json, FactField field, Object value) {
        switch (field.kind()) {
            case TEXTS, ENTRIES -> {
                List<?> list = (List<?>) value;
                if (!list.isEmpty() || isKnownEmpty(value)) {
                    ArrayNode array = json.putArray(field.name());
                    list.forEach(one -> array.add(
                            one instanceof String text
                                    ? array.textNode(text)
                                    : group(FactShape.of(field.type()), one)));
                }
            }
            case GROUP -> putUnlessEmpty(json, field.name(), group(FactShape.of(field.type()), value));
            case ATTRIBUTES -> putUnlessEmpty(json, field.name(), attributes((Attributes) value));
            default -> scalar(json, field.name(), value instanceof Number number ? plain(number) : value);
        }
    }

    /** Money as people write it, 480 and not 480.0; facts tell the two no more apart than rules do. */
    private static Object plain(Number number) {
        double value = number.doubleValue();
        boolean whole = value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
        return whole ? (Object) (int) value : number;
    }

    private static ObjectNode attributes(Map<String, Object> attributes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) -> scalar(json, name, value));
        return json;
    }

    private static void putUnlessEmpty(ObjectNode json, String name, ObjectNode group) {
        if (!group.isEmpty()) {
            json.set(name, group);
        }
    }

    private static void scalar(ObjectNode json, String name, @Nullable Object value) {
        if (value instanceof Integer whole) {
            json.put(name, whole);
        } else if (value instanceof Number number) {
            json.put(name, number.doubleValue());
        } else if (value instanceof Boolean truth) {
            json.put(name, truth);
        } else if (value != null) {
            json.put(name, value.toString());
        }
    }

    /** Only these two lists tell "none" from "nobody looked". */
    private static boolean isKnownEmpty(Object list) {
        return (list instanceof Services services && services.count() != null)
                || (list instanceof Divisions divisions && divisions.unserved() != null);
    }
}
