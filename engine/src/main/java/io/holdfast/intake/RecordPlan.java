package io.holdfast.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.client.FactField;
import io.holdfast.client.FactShape;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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
        return complete(new Object[slots.length], ~0L, reading);
    }

    private Object complete(Object[] values, long given, Reading reading) {
        for (Slot slot : slots) {
            if (values[slot.index()] != null) {
                continue;
            }
            if (slot.isRequired() && (given & slot.bit()) == 0) {
                reading.enter(slot.field().name());
                reading.problem(slot.field().name() + " must be given");
                reading.leave();
            }
            slot.whenUnknown(reading).ifPresent(value -> values[slot.index()] = value);
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
