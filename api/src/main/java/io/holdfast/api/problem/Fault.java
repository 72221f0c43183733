package io.holdfast.api.problem;

import java.util.Locale;

/** Whose fault a problem is, so that callers know who has to act. */
public enum Fault {
    CALLER,
    OURS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
