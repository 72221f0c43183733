package io.holdfast.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.client.FactField;
import io.holdfast.client.FactShape;
import io.holdfast.client.Moment;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one record type is read: its members by name and its constructor, worked out once. */
final class RecordPlan {

    private static final ClassValue<RecordPlan> PLANS = new ClassValue<>() {
        @Override
        protected RecordPlan computeValue(Class<?> type) {
            return new RecordPlan(type);
        }
    };

    private final FactShape shape;
    private final Slot[] slots;
    private final Map<String, Slot> readable = new HashMap<>();
    private final MethodHandle constructor;

    /** Those that have something to be done about where a file leaves them out. */
    private final Slot[] missed;

    /** What was made last with nothing known; most clients are read for one and the same day. */
    private volatile @Nullable Empty empty;

    private record Empty(Moment moment, Object entry) {}

    private RecordPlan(Class<?> type) {
        shape = FactShape.of(type);
        RecordComponent[] components = type.getRecordComponents();
        slots = new Slot[components.length];
        for (int i = 0; i < components.length; i++) {
            FactField field = shape.field(components[i].getName()).orElseThrow();
            slots[i] = new Slot(field, i);
            if (field.isRead()) {
                readable.put(field.name(), slots[i]);
            }
        }
        constructor = constructor(type, components);
        missed = Arrays.stream(slots).filter(Slot::isMissed).toArray(Slot[]::new);
    }

    static RecordPlan of(Class<?> type) {
        return PLANS.get(type);
    }

    /** Reads the object under the parser, which may already stand on its first member. */
    Object read(JsonParser parser, Reading reading) throws IOException {
        Object[] values = new Object[slots.length];
        long seen = 0;
        long given = 0;
        JsonToken token = parser.hasToken(JsonToken.START_OBJECT) ? parser.nextToken() : parser.currentToken();
        for (; token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
            String name = parser.currentName();
            boolean known = parser.nextToken() != JsonToken.VALUE_NULL;
            Slot slot = readable.get(name);
            reading.enter(name);
            if (slot == null) {
                reading.problem(UnknownFact.message(shape, name));
                parser.skipChildren();
            } else if ((seen & slot.bit()) != 0) {
                reading.problem(name + " is given twice");
                parser.skipChildren();
            } else if (known) {
                given |= slot.bit();
                values[slot.index()] = slot.read(parser, reading);
            }
            seen |= slot == null ? 0 : slot.bit();
            reading.leave();
        }
        return complete(values, given, reading);
    }

    /** The record with nothing in it known. */
    Object empty(Reading reading) {
        Empty known = empty;
        if (known == null || !known.moment().equals(reading.moment())) {
            known = new Empty(reading.moment(), complete(new Object[slots.length], ~0L, reading));
            empty = known;
        }
        return known.entry();
    }

    private Object complete(Object[] values, long given, Reading reading) {
        for (Slot slot : missed) {
            if (values[slot.index()] != null) {
                continue;
            }
            if (slot.isRequired() && (given & slot.bit()) == 0) {
                reading.enter(slot.field().name());
                reading.problem(slot.field().name() + " must be given");
                reading.leave();
            }
            values[slot.index()] = slot.whenUnknown(reading);
        }
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("Facts are plain records.", impossible);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Facts are public records: " + type, impossible);
        }
    }
}
