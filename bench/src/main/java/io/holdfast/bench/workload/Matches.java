package io.holdfast.bench.workload;

import java.util.Locale;

/** How many rules hold for a client as a rule book grows. */
public enum Matches {
    /** Five, always: the larger the book, the narrower its rules. */
    HELD,
    /** A tenth of the rules, and a few more. */
    GROWING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Matches of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
