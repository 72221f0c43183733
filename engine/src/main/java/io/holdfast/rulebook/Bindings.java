package io.holdfast.rulebook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts and values that a rule has given names to, each name with its {@code $}. */
final class Bindings {

    private final Map<String, Object> values;

    Bindings() {
        this(new LinkedHashMap<>());
    }

    private Bindings(Map<String, Object> values) {
        this.values = values;
    }

    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Set<String> names() {
        return values.keySet();
    }

    /** These bindings without all but some. */
    Bindings only(Set<String> names) {
        Map<String, Object> kept = new LinkedHashMap<>(values);
        kept.keySet().retainAll(names);
        return new Bindings(kept);
    }

    /** These bindings and one more. */
    Bindings with(String name, @Nullable Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        put(more, name, value);
        return new Bindings(more);
    }

    void put(String name, @Nullable Object value) {
        put(values, name, value);
    }

    @SuppressWarnings("NullAway") // a bound field may be unknown
    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        map.put(name, value);
    }
}
