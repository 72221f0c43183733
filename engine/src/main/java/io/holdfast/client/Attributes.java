package io.holdfast.client;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a business adds to a client of its own: name to text, number, boolean or date. */
public final class Attributes extends AbstractMap<String, Object> {

    public static final Attributes NONE = new Attributes(Map.of());

    private final Map<String, Object> values;

    public Attributes(Map<String, Object> values) {
        this.values = new LinkedHashMap<>(values);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return java.util.Collections.unmodifiableMap(values).entrySet();
    }

    @Override
    public @org.jspecify.annotations.Nullable Object get(@org.jspecify.annotations.Nullable Object name) {
        return values.get(name);
    }
}
