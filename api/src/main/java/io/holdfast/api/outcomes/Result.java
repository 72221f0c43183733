package io.holdfast.api.outcomes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What became of an action. */
enum Result {
    /** It was put to the client. */
    SHOWN,
    ACCEPTED,
    REJECTED,
    /** They want to be left alone about it for a while. */
    SNOOZED,
    /** It was carried out. */
    DONE,
    /** It brought money. */
    WON,
    LOST;

    static final List<String> WORDS = Arrays.stream(values()).map(Result::word).toList();

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Result of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
