package io.holdfast.api.access;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of users and keys: they stand in addresses, logs and the audit trail, so they are of harmless letters. */
final class Names {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");

    private Names() {}

    /** What is wrong with a name, as the end of a sentence that starts with it; empty when nothing is. */
    static Optional<String> problem(String name) {
        return HARMLESS.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("has 1 to 100 letters, digits or any of . _ @ + - and starts with a letter or digit");
    }
}
