package io.holdfast.rulebook;

import java.util.Locale;

/** The three steps in which rules run; what one concludes is an input of the next. */
public enum Stage {
    SIGNALS,
    PLAYBOOKS,
    POLICY;

    /** The stage that the rules of a top-level folder belong to. */
    public static Stage ofFolder(String folder) {
        return switch (folder) {
            case "signals" -> SIGNALS;
            case "policy" -> POLICY;
            default -> PLAYBOOKS;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
