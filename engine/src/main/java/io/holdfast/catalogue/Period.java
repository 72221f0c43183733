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

    private static final List<Period> ALL = List.of(values());

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in files. */
    public String word() {
        return word;
    }

    public static Optional<Period> of(String word) {
        for (Period period : ALL) {
            if (period.word.equals(word)) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Period::word).toList();
    }
}
