package io.holdfast.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How several conclusions about one signal become one; values are declared from best to worst. */
public enum Combine {
    WORST,
    BEST,
    LAST;

    /** The word in {@code book.yaml}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Combine> of(String word) {
        return Arrays.stream(values())
                .filter(combine -> combine.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Combine::word).toList();
    }
}
