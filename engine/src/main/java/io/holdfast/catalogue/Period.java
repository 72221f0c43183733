package io.holdfast.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How often a service's price is paid. */
public enum Period {
    ONCE,
    MONTH,
    VISIT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in files. */
    public String word() {
        return word;
    }

    public static Optional<Period> of(String word) {
        return Arrays.stream(values())
                .filter(period -> period.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Period::word).toList();
    }
}
