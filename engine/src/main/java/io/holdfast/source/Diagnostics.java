package io.holdfast.source;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Collects every diagnostic of one reading, without duplicates, sorted by place. */
public final class Diagnostics {

    private static final int LONG = 600;

    /** What is quoted beyond any screen's width. */
    private static final Pattern QUOTED = Pattern.compile("([«`][^»`]{200})[^»`]+([»`])");

    private final TreeSet<Diagnostic> found = new TreeSet<>();

    public void error(Place at, String message) {
        error(at, message, "");
    }

    public void error(Place at, String message, String advice) {
        found.add(new Diagnostic(Severity.ERROR, at, clipped(message), clipped(advice)));
    }

    public void warning(Place at, String message, String advice) {
        found.add(new Diagnostic(Severity.WARNING, at, clipped(message), clipped(advice)));
    }

    /** A long line is known by its beginning. */
    private static String clipped(String text) {
        return text.length() > LONG ? QUOTED.matcher(text).replaceAll("$1…$2") : text;
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
