package io.holdfast.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.client.AttributeType;
import io.holdfast.client.Attributes;
import io.holdfast.client.FactKind;
import io.holdfast.source.Nearest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a business adds of its own, against what its book declares. */
final class AttributeFacts {

    private AttributeFacts() {}

    static @Nullable Attributes read(JsonParser parser, Reading reading) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return ScalarFacts.wrongKind("attributes", FactKind.ATTRIBUTES, parser, reading);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Boolean> seen = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            reading.enter(name);
            AttributeType type = reading.attributes().get(name);
            if (type == null) {
                reading.problem(undeclared(name, reading.attributes()));
                parser.skipChildren();
            } else if (seen.put(name, true) != null) {
                reading.problem(name + " is given twice");
                parser.skipChildren();
            } else if (!parser.hasToken(JsonToken.VALUE_NULL)) {
                Object value = value(name, type, parser, reading);
                if (value != null) {
                    values.put(name, value);
                }
            }
            reading.leave();
        }
        return values.isEmpty() ? Attributes.NONE : new Attributes(values);
    }

    private static @Nullable Object value(String name, AttributeType type, JsonParser parser, Reading reading)
            throws IOException {
        return switch (type) {
            case TEXT -> ScalarFacts.text(name, parser, reading);
            case BOOLEAN -> ScalarFacts.bool(name, parser, reading);
            case DATE -> ScalarFacts.date(name, parser, reading);
            case NUMBER ->
                isSmallWhole(parser) ? (Object) parser.getIntValue() : ScalarFacts.number(name, parser, reading);
        };
    }

    private static boolean isSmallWhole(JsonParser parser) throws IOException {
        return parser.hasToken(JsonToken.VALUE_NUMBER_INT) && parser.getNumberType() == JsonParser.NumberType.INT;
    }

    static String undeclared(String name, Map<String, AttributeType> declared) {
        String near = name.length() > 60 ? "" : Nearest.advice(name, declared.keySet());
        return "no attribute `" + Wording.plain(name, 60) + "` is declared in book.yaml"
                + (near.isEmpty() ? "" : ". " + near);
    }
}
