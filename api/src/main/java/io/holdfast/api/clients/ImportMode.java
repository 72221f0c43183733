package io.holdfast.api.clients;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an import does about clients that cannot be used. */
enum ImportMode {
    /** One of them and nothing is written. */
    ALL_OR_NOTHING,
    /** The others are written, batch by batch. */
    KEEP_THE_GOOD;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ImportMode::word).toList();
    }

    static Optional<ImportMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
