package io.holdfast.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an action makes money, which decides how its worth follows from the facts. */
public enum Effect {
    /** Uplift on the residual value. */
    KEEP,
    /** Margin on a monthly price over the expected months. */
    RECUR,
    /** Margin on a price, once. */
    ONCE,
    /** Margin a visit over the expected visits. */
    VISIT,
    /** A share of the yearly fee. */
    SHARE,
    /** The amount itself. */
    FIXED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in files and answers. */
    public String word() {
        return word;
    }

    public static Optional<Effect> of(String word) {
        return Arrays.stream(values())
                .filter(effect -> effect.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Effect::word).toList();
    }
}
