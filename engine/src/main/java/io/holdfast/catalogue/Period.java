package io.holdfast.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How often a service's price is paid. */
public enum Period {
    ONCE,
    MONTH,
    VISIT;

    private static final Map<String, Optional<Period>> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(Period::word, Optional::of));

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in files. */
    public String word() {
        return word;
    }

    public static Optional<Period> of(String word) {
        return BY_WORD.getOrDefault(word, Optional.empty());
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Period::word).toList();
    }
}
