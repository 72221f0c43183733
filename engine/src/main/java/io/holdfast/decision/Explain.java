package io.holdfast.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much a decision says about itself. */
public enum Explain {
    /** Reasons only. */
    NONE,
    /** The rules behind each recommendation, with their conditions and the actual values. */
    WHY,
    /** That, and for every action that is not recommended why it is not. */
    FULL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Explain> of(String word) {
        return Arrays.stream(values())
                .filter(explain -> explain.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Explain::word).toList();
    }
}
