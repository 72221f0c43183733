package io.holdfast.source;

/** How much a diagnostic matters: an error keeps a rule book from being used, a warning does not. */
public enum Severity {
    ERROR,
    WARNING;

    /** The word people read. */
    public String word() {
        return this == ERROR ? "error" : "warning";
    }
}
