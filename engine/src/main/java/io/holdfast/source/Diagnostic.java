package io.holdfast.source;

import java.util.Comparator;

/**
 * Something wrong, or doubtful, at a place in a file that somebody wrote.
 *
 * @param message what is wrong, in the writer's own words
 * @param advice what to do about it; empty when the message says it all
 */
public record Diagnostic(Severity severity, Place at, String message, String advice) implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::at)
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::message)
            .thenComparing(Diagnostic::advice);

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line for a terminal: place, severity, message, advice. */
    public String line() {
        return at + ": " + severity.word() + ": " + message + (advice.isEmpty() ? "" : " " + advice);
    }

    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }
}
