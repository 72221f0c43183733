package io.holdfast.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.client.Attributes;
import io.holdfast.client.Division;
import io.holdfast.client.Divisions;
import io.holdfast.client.FactField;
import io.holdfast.client.FactKind;
import io.holdfast.client.Moment;
import io.holdfast.client.Services;
import io.holdfast.client.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One member of a record: how it is read, and what it is when nobody said.
 *
 * @param each how one of its entries is spoken of; made once, since a client has many
 */
record Slot(FactField field, int index, String each) {

    private static final int LONGEST_LIST = 10_000;

    private static final Map<Class<?>, Object> NOTHING_KNOWN = Map.of(
            Value.class, Value.UNKNOWN,
            Services.class, Services.UNKNOWN,
            Divisions.class, Divisions.UNKNOWN,
            Attributes.class, Attributes.NONE,
            List.class, List.of());

    Slot(FactField field, int index) {
        this(field, index, "each entry of " + field.name());
    }

    long bit() {
        return 1L << index;
    }

    /** Whether a record makes no sense without it. */
    boolean isRequired() {
        return field.isRead() && field.kind() == FactKind.TEXT && !field.optional();
    }

    @Nullable
    Object read(JsonParser parser, Reading reading) throws IOException {
        return switch (field.kind()) {
            case GROUP -> group(parser, reading);
            case TEXTS, ENTRIES -> list(parser, reading);
            case ATTRIBUTES -> AttributeFacts.read(parser, reading);
            default -> ScalarFacts.read(field, parser, reading);
        };
    }

    /** Whether something is to be done where a file leaves it out. */
    boolean isMissed() {
        return isRequired()
                || field.kind() == FactKind.GROUP
                || field.container() == Moment.class
                || NOTHING_KNOWN.containsKey(field.container());
    }

    @Nullable
    Object whenUnknown(Reading reading) {
        Class<?> type = field.container();
        if (type == Moment.class) {
            return reading.moment();
        }
        Object nothing = NOTHING_KNOWN.get(type);
        return nothing == null && field.kind() == FactKind.GROUP
                ? RecordPlan.of(type).empty(reading)
                : nothing;
    }

    private @Nullable Object group(JsonParser parser, Reading reading) throws IOException {
        return parser.hasToken(JsonToken.START_OBJECT)
                ? RecordPlan.of(field.type()).read(parser, reading)
                : ScalarFacts.wrongKind(field.name(), field.kind(), parser, reading);
    }

    private @Nullable Object list(JsonParser parser, Reading reading) throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            return ScalarFacts.wrongKind(field.name(), field.kind(), parser, reading);
        }
        List<Object> entries = new ArrayList<>();
        int position = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (position < LONGEST_LIST) {
                reading.enter(position);
                Object entry = entry(parser, reading);
                if (entry != null) {
                    entries.add(entry);
                }
                reading.leave();
            } else {
                parser.skipChildren();
            }
            position++;
        }
        if (position > LONGEST_LIST) {
            reading.problem(field.name() + " has " + position + " entries; " + LONGEST_LIST + " is the most");
        }
        return wrapped(entries);
    }

    private @Nullable Object entry(JsonParser parser, Reading reading) throws IOException {
        if (field.kind() == FactKind.TEXTS) {
            String text = ScalarFacts.text(each, parser, reading);
            if (text != null && text.isBlank()) {
                reading.problem("an entry of " + field.name() + " must not be blank");
            }
            return text;
        }
        return parser.hasToken(JsonToken.START_OBJECT)
                ? RecordPlan.of(field.type()).read(parser, reading)
                : ScalarFacts.wrongKind(each, FactKind.GROUP, parser, reading);
    }

    @SuppressWarnings("unchecked") // every entry was read as the field's type
    private Object wrapped(List<?> entries) {
        if (field.container() == Services.class) {
            return Services.of((List<String>) entries);
        } else if (field.container() == Divisions.class) {
            return Divisions.of((List<Division>) entries);
        }
        return List.copyOf(entries);
    }
}
