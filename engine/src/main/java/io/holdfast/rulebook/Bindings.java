package io.holdfast.rulebook;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The facts and values that a rule has given names to, each name with its {@code $}; a later one hides an earlier. */
final class Bindings {

    private final @Nullable Bindings before;
    private final String name;
    private final @Nullable Object value;

    /** Nothing. */
    static final Bindings NONE = new Bindings(null, "", null);

    /** Of nothing yet. */
    Bindings() {
        this(null, "", null);
    }

    private Bindings(@Nullable Bindings before, String name, @Nullable Object value) {
        this.before = before;
        this.name = name;
        this.value = value;
    }

    @Nullable
    Object get(String wanted) {
        Bindings found = find(wanted);
        return found == null ? null : found.value;
    }

    boolean has(String wanted) {
        return find(wanted) != null;
    }

    /** Rules name few things: looking along them costs less than a map to keep. */
    private @Nullable Bindings find(String wanted) {
        for (Bindings here = this; here != null && here.before != null; here = here.before) {
            if (here.name.equals(wanted)) {
                return here;
            }
        }
        return null;
    }

    /** Every name given, each once, in the order of the alphabet. */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        for (Bindings here = this; here != null && here.before != null; here = here.before) {
            names.add(here.name);
        }
        return names;
    }

    /** These bindings without all but some. */
    Bindings only(Set<String> wanted) {
        Bindings kept = new Bindings();
        for (String one : names()) {
            kept = wanted.contains(one) ? kept.with(one, get(one)) : kept;
        }
        return kept;
    }

    /** These bindings and one more. */
    Bindings with(String another, @Nullable Object itsValue) {
        return new Bindings(this, another, itsValue);
    }
}
