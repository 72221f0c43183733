package io.holdfast.client;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids of the services a client has; empty when none are on record, with a count only when somebody looked. */
public final class Services extends AbstractList<String> {

    public static final Services UNKNOWN = new Services(List.of(), false);

    private final List<String> ids;
    private final boolean known;

    private Services(List<String> ids, boolean known) {
        this.ids = ids;
        this.known = known;
    }

    public static Services of(List<String> ids) {
        return new Services(List.copyOf(ids), true);
    }

    /** How many services; unknown when the list was absent. */
    @Derived
    @In(Unit.COUNT)
    public @Nullable Integer count() {
        return known ? (Integer) ids.size() : null;
    }

    @Override
    public String get(int index) {
        return ids.get(index);
    }

    @Override
    public int size() {
        return ids.size();
    }

    /** Asked with an unknown, it answers no: rules may do that. */
    @Override
    public boolean contains(@Nullable Object id) {
        return id != null && ids.contains(id);
    }
}
