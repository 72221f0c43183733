package io.holdfast.api.command;

import io.holdfast.intake.Entry;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The entries of a client book that can be decided; the others are reported on the way. */
final class GoodEntries implements Iterator<Entry.Good> {

    private final Iterator<Entry> entries;
    private final Report report;
    private Entry.@Nullable Good next;

    GoodEntries(Iterator<Entry> entries, Report report) {
        this.entries = entries;
        this.report = report;
    }

    @Override
    public boolean hasNext() {
        while (next == null && entries.hasNext()) {
            Entry entry = entries.next();
            if (entry instanceof Entry.Bad bad) {
                report.bad(bad);
            } else if (entry instanceof Entry.Good good) {
                next = good;
            }
        }
        return next != null;
    }

    @Override
    public Entry.Good next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("The client book is at its end.");
        }
        Entry.Good good = next;
        next = null;
        return good;
    }
}
