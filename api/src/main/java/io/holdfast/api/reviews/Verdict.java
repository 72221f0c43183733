package io.holdfast.api.reviews;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a manager made of a recommendation, and the state that leaves it in. */
enum Verdict {
    APPROVED("approved"),
    DISMISSED("dismissed"),
    /** It is now somebody's to do. */
    ASSIGNED("assigned"),
    /** Not before a day. */
    SNOOZED("snoozed"),
    /** Whatever was said before counts no longer. */
    RETRACTED("open");

    static final List<String> WORDS = Arrays.stream(values()).map(Verdict::word).toList();

    private final String state;

    Verdict(String state) {
        this.state = state;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a recommendation after it. */
    String state() {
        return state;
    }

    static Verdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
