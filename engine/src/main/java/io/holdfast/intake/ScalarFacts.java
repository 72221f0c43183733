package io.holdfast.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.Unit;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads single values without bending them: what is not of the fact's kind is a problem. */
final class ScalarFacts {

    private static final int LONGEST_TEXT = 1_000;

    private ScalarFacts() {}

    /** The value under the parser; null after a problem. */
    static @Nullable Object read(FactField field, JsonParser parser, Reading reading) throws IOException {
        return switch (field.kind()) {
            case TEXT -> text(field, parser, reading);
            case WHOLE -> whole(field, parser, reading);
            case NUMBER -> number(field, parser, reading);
            case BOOLEAN -> bool(field.name(), parser, reading);
            case DATE -> date(field.name(), parser, reading);
            default -> throw new IllegalArgumentException(field.name() + " is not a single value");
        };
    }

    /** Any text that is not too long; null after a problem. */
    static @Nullable String text(String name, JsonParser parser, Reading reading) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return wrongKind(name, FactKind.TEXT, parser, reading);
        }
        if (parser.getTextLength() > LONGEST_TEXT) {
            reading.problem(name + " has " + parser.getTextLength() + " characters; " + LONGEST_TEXT + " is the most");
            return null;
        }
        return parser.getText();
    }

    static @Nullable Boolean bool(String name, JsonParser parser, Reading reading) throws IOException {
        if (!parser.currentToken().isBoolean()) {
            return wrongKind(name, FactKind.BOOLEAN, parser, reading);
        }
        return parser.hasToken(JsonToken.VALUE_TRUE);
    }

    static @Nullable LocalDate date(String name, JsonParser parser, Reading reading) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return wrongKind(name, FactKind.DATE, parser, reading);
        }
        Optional<LocalDate> date = IsoDate.of(parser.getText());
        if (date.isEmpty()) {
            reading.problem(IsoDate.problem(name, parser.getText()));
        }
        return date.orElse(null);
    }

    static @Nullable Double number(String name, JsonParser parser, Reading reading) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            return wrongKind(name, FactKind.NUMBER, parser, reading);
        }
        double value = parser.getDoubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            reading.problem(name + " must be a number, not " + Wording.plain(parser.getText(), 30));
            return null;
        }
        return value + 0.0;
    }

    static <T> @Nullable T wrongKind(String name, FactKind kind, JsonParser parser, Reading reading)
            throws IOException {
        reading.problem(name + " must be " + kind.words() + ", not " + found(parser));
        parser.skipChildren();
        return null;
    }

    /** What stands under the parser, as people call it. */
    static String found(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "the text " + Wording.quoted(parser.getText());
            default -> Wording.plain(parser.getText(), 30);
        };
    }

    private static @Nullable String text(FactField field, JsonParser parser, Reading reading) throws IOException {
        String text = text(field.name(), parser, reading);
        if (text == null) {
            return null;
        }
        if (!field.words().isEmpty() && !field.words().contains(text)) {
            reading.problem(field.name() + " is " + Wording.either(field.words()) + ", not " + Wording.quoted(text));
            return null;
        }
        if (!field.optional() && text.isBlank()) {
            reading.problem(field.name() + " must not be blank");
            return null;
        }
        return text;
    }

    private static @Nullable Integer whole(FactField field, JsonParser parser, Reading reading) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return wrongKind(field.name(), FactKind.WHOLE, parser, reading);
        }
        if (parser.getNumberType() != JsonParser.NumberType.INT) {
            reading.problem(field.name() + " is " + Wording.plain(parser.getText(), 30) + ", which is out of bounds");
            return null;
        }
        return within(field, parser.getIntValue(), parser, reading) ? (Integer) parser.getIntValue() : null;
    }

    private static @Nullable Double number(FactField field, JsonParser parser, Reading reading) throws IOException {
        Double value = number(field.name(), parser, reading);
        return value != null && within(field, value, parser, reading) ? value : null;
    }

    private static boolean within(FactField field, double value, JsonParser parser, Reading reading)
            throws IOException {
        if (value >= field.from() && value <= field.to()) {
            return true;
        }
        reading.problem(outOfRange(field, Wording.plain(parser.getText(), 30)));
        return false;
    }

    static String outOfRange(FactField field, String shown) {
        String range = Double.isInfinite(field.to())
                ? Wording.number(field.from()) + " or more"
                : "between " + Wording.number(field.from()) + " and " + Wording.number(field.to());
        String advice = field.unit() == Unit.SHARE ? " (a share: 40 % is 0.4)" : "";
        return field.name() + " must be " + range + ", not " + shown + advice;
    }
}
