package io.holdfast.client;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client as they would be with one fact changed, or on another day. */
public final class WhatIf {

    private static final ClassValue<Plan> PLANS = new ClassValue<>() {
        @Override
        protected Plan computeValue(Class<?> type) {
            return Plan.of(type);
        }
    };

    private WhatIf() {}

    /**
     * The client with one fact changed.
     *
     * @param path a fact that files may contain, such as {@code usage.activeUsers}
     * @param value the new value, of the fact's own type; null for unknown
     */
    public static Client with(Client client, String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return (Client) changed((Record) client, path, value);
        }
        String group = path.substring(0, dot);
        Object inner = FactShape.of(Client.class).field(group).orElseThrow().of(client);
        if (!(inner instanceof Record record)) {
            throw new IllegalArgumentException(path + " is not a fact inside a group.");
        }
        return (Client) changed((Record) client, group, changed(record, path.substring(dot + 1), value));
    }

    /** The same facts looked at on another day. */
    public static Client on(Client client, Moment moment) {
        return (Client) on((Record) client, moment);
    }

    private static Record on(Record record, Moment moment) {
        Plan plan = PLANS.get(record.getClass());
        @Nullable Object[] values = plan.values(record);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Moment) {
                values[i] = moment;
            } else if (value instanceof Record inner) {
                values[i] = on(inner, moment);
            } else if (value instanceof List<?> list && plan.components()[i].getType() == List.class) {
                values[i] = each(list, moment);
            }
        }
        return plan.build(values);
    }

    private static List<Object> each(List<?> list, Moment moment) {
        List<Object> all = new ArrayList<>(list.size());
        list.forEach(entry -> all.add(entry instanceof Record record ? on(record, moment) : entry));
        return all;
    }

    private static Record changed(Record record, String name, @Nullable Object value) {
        Plan plan = PLANS.get(record.getClass());
        @Nullable Object[] values = plan.values(record);
        boolean found = false;
        for (int i = 0; i < values.length; i++) {
            if (plan.components()[i].getName().equals(name)) {
                values[i] = value;
                found = true;
            }
        }
        if (!found) {
            throw new IllegalArgumentException("There is no fact " + name + " to change.");
        }
        return plan.build(values);
    }

    /** How a kind of record is taken apart and put together again, found out once. */
    private record Plan(RecordComponent[] components, FactField[] fields, Constructor<?> constructor) {

        static Plan of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            FactShape shape = FactShape.of(type);
            FactField[] fields = new FactField[components.length];
            for (int i = 0; i < components.length; i++) {
                fields[i] = shape.field(components[i].getName()).orElseThrow();
            }
            try {
                Class<?>[] types =
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                return new Plan(components, fields, type.getDeclaredConstructor(types));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("Facts are plain records.", impossible);
            }
        }

        @Nullable
        Object[] values(Record record) {
            @Nullable Object[] values = new Object[fields.length];
            for (int i = 0; i < fields.length; i++) {
                values[i] = fields[i].of(record);
            }
            return values;
        }

        Record build(@Nullable Object[] values) {
            try {
                return (Record) constructor.newInstance(values);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("Facts are plain records.", impossible);
            }
        }
    }
}
