package io.holdfast.api.clients;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.holdfast.client.Attributes;
import io.holdfast.client.Client;
import io.holdfast.client.Divisions;
import io.holdfast.client.FactField;
import io.holdfast.client.FactShape;
import io.holdfast.client.Services;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client's facts as the JSON they can be read from again, on any day: what is derived or unknown is left out. */
final class FactsJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final FactShape CLIENT = FactShape.of(Client.class);
    private static final int USUAL_LENGTH = 1_500;

    private FactsJson() {}

    static String of(Client client) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            object(json, CLIENT, client);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void object(JsonGenerator json, FactShape shape, Object owner) throws IOException {
        json.writeStartObject();
        for (FactField field : shape.fields()) {
            Object value = field.isRead() ? field.of(owner) : null;
            if (value != null) {
                member(json, field, value);
            }
        }
        json.writeEndObject();
    }

    private static void member(JsonGenerator json, FactField field, Object value) throws IOException {
        switch (field.kind()) {
            case TEXTS, ENTRIES -> list(json, field, (List<?>) value);
            case GROUP -> {
                FactShape shape = FactShape.of(field.type());
                if (isKnown(shape, value)) {
                    json.writeFieldName(field.name());
                    object(json, shape, value);
                }
            }
            case ATTRIBUTES -> {
                Map<String, Object> attributes = (Attributes) value;
                if (!attributes.isEmpty()) {
                    json.writeObjectFieldStart(field.name());
                    for (Map.Entry<String, Object> one : attributes.entrySet()) {
                        scalar(json, one.getKey(), one.getValue());
                    }
                    json.writeEndObject();
                }
            }
            default -> scalar(json, field.name(), value instanceof Number number ? plain(number) : value);
        }
    }

    private static void list(JsonGenerator json, FactField field, List<?> list) throws IOException {
        if (list.isEmpty() && !isKnownEmpty(list)) {
            return;
        }
        json.writeArrayFieldStart(field.name());
        for (Object one : list) {
            if (one instanceof String text) {
                json.writeString(text);
            } else {
                object(json, FactShape.of(field.type()), one);
            }
        }
        json.writeEndArray();
    }

    /** Whether a group would have a member. */
    private static boolean isKnown(FactShape shape, Object group) {
        for (FactField field : shape.fields()) {
            Object value = field.isRead() ? field.of(group) : null;
            if (value != null && isWritten(field, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWritten(FactField field, Object value) {
        return switch (field.kind()) {
            case TEXTS, ENTRIES -> !((List<?>) value).isEmpty() || isKnownEmpty(value);
            case GROUP -> isKnown(FactShape.of(field.type()), value);
            case ATTRIBUTES -> !((Attributes) value).isEmpty();
            default -> true;
        };
    }

    /** Money as people write it, 480 and not 480.0; facts tell the two no more apart than rules do. */
    private static Object plain(Number number) {
        double value = number.doubleValue();
        boolean whole = value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
        return whole ? (Object) (int) value : number;
    }

    private static void scalar(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value instanceof Integer whole) {
            json.writeNumberField(name, whole);
        } else if (value instanceof Number number) {
            json.writeNumberField(name, number.doubleValue());
        } else if (value instanceof Boolean truth) {
            json.writeBooleanField(name, truth);
        } else if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    /** Only these two lists tell "none" from "nobody looked". */
    private static boolean isKnownEmpty(Object list) {
        return (list instanceof Services services && services.count() != null)
                || (list instanceof Divisions divisions && divisions.unserved() != null);
    }
}
