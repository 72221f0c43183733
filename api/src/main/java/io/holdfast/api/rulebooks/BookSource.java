package io.holdfast.api.rulebooks;

import java.util.Locale;

/** Where the live rule book comes from. */
public enum BookSource {
    /** A folder that is watched: whoever may write there decides what decides. */
    FOLDER,
    /** The database: what was published last decides, on every service that shares it. */
    STORE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
