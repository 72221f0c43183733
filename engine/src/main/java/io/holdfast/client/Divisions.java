package io.holdfast.client;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client's divisions; empty when none are on record, with a count only when somebody looked. */
public final class Divisions extends AbstractList<Division> {

    public static final Divisions UNKNOWN = new Divisions(List.of(), false);

    private final List<Division> all;
    private final boolean known;

    private Divisions(List<Division> all, boolean known) {
        this.all = all;
        this.known = known;
    }

    public static Divisions of(List<Division> all) {
        return new Divisions(List.copyOf(all), true);
    }

    /** How many divisions are known not to be served; unknown when the list was absent. */
    @Derived
    @In(Unit.COUNT)
    public @Nullable Integer unserved() {
        return known
                ? (Integer) (int) all.stream()
                        .filter(division -> Boolean.FALSE.equals(division.served()))
                        .count()
                : null;
    }

    @Override
    public Division get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }
}
