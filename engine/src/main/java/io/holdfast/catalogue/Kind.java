package io.holdfast.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an action is for the client: retention work, a sale, a reward, or our own work that asks nothing of them. */
public enum Kind {
    KEEP,
    SELL,
    REWARD,
    INTERNAL;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in files and answers. */
    public String word() {
        return word;
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Kind::word).toList();
    }
}
