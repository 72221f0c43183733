package io.holdfast.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much a decision says about itself. */
public enum Explain {
    /** Reasons only. */
    NONE,
    /** The rules behind each recommendation, with their conditions and the actual values. */
    WHY,
    /** That, and for every action that is not recommended why it is not. */
    FULL;

    private static final Map<String, Explain> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Explain::word, explain -> explain));

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    public static Optional<Explain> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Explain::word).toList();
    }
}
