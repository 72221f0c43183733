package io.holdfast.api.database;

import java.util.Locale;
import java.util.Optional;

/** The databases that Holdfast keeps its memory in. */
public enum DatabaseKind {
    H2("jdbc:h2:", "org.h2.Driver"),
    POSTGRESQL("jdbc:postgresql:", "org.postgresql.Driver");

    private final String prefix;
    private final String driver;

    DatabaseKind(String prefix, String driver) {
        this.prefix = prefix;
        this.driver = driver;
    }

    /** The kind an address names; empty for a database that Holdfast does not know. */
    public static Optional<DatabaseKind> of(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        for (DatabaseKind kind : values()) {
            if (lower.startsWith(kind.prefix)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    String driver() {
        return driver;
    }
}
