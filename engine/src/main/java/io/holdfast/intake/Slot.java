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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One member of a record: how it is read, and what it is when nobody said. */
record Slot(FactField field, int index) {

    private static final int LONGEST_LIST = 10_000;

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

    Optional<Object> whenUnknown(Reading reading) {
        Class<?> type = field.container();
        if (type == Moment.class) {
            return Optional.of(reading.moment());
        } else if (type == Value.class) {
            return Optional.of(Value.UNKNOWN);
        } else if (type == Services.class) {
            return Optional.of(Services.UNKNOWN);
        } else if (type == Divisions.class) {
            return Optional.of(Divisions.UNKNOWN);
        } else if (type == Attributes.class) {
            return Optional.of(Attributes.NONE);
        } else if (type == List.class) {
            return Optional.of(List.of());
        }
        return field.kind() == FactKind.GROUP ? Optional.of(RecordPlan.of(type).empty(reading)) : Optional.empty();
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
            String text = ScalarFacts.text("each entry of " + field.name(), parser, reading);
            if (text != null && text.isBlank()) {
                reading.problem("an entry of " + field.name() + " must not be blank");
            }
            return text;
        }
        return parser.hasToken(JsonToken.START_OBJECT)
                ? RecordPlan.of(field.type()).read(parser, reading)
                : ScalarFacts.wrongKind("each entry of " + field.name(), FactKind.GROUP, parser, reading);
    }

    private Object wrapped(List<Object> entries) {
        if (field.container() == Services.class) {
            return Services.of(entries.stream().map(String.class::cast).toList());
        } else if (field.container() == Divisions.class) {
            return Divisions.of(entries.stream().map(Division.class::cast).toList());
        }
        return List.copyOf(entries);
    }
}
