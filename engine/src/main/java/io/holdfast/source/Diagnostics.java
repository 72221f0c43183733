package io.holdfast.source;

import java.util.List;
import java.util.TreeSet;

/** Collects every diagnostic of one reading, without duplicates, sorted by place. */
public final class Diagnostics {

    private final TreeSet<Diagnostic> found = new TreeSet<>();

    public void error(Place at, String message) {
        error(at, message, "");
    }

    public void error(Place at, String message, String advice) {
        found.add(new Diagnostic(Severity.ERROR, at, message, advice));
    }

    public void warning(Place at, String message, String advice) {
        found.add(new Diagnostic(Severity.WARNING, at, message, advice));
    }

    public void addAll(Iterable<Diagnostic> more) {
        more.forEach(found::add);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    public List<Diagnostic> sorted() {
        return List.copyOf(found);
    }

    public List<Diagnostic> warnings() {
        return found.stream().filter(one -> !one.isError()).toList();
    }
}
