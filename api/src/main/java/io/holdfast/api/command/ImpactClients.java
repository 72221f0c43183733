package io.holdfast.api.command;

import io.holdfast.client.Client;
import io.holdfast.impact.ImpactSubject;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.Entry;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The clients of one file as two rule books read them; what either cannot read is reported and left out. */
final class ImpactClients implements Iterator<ImpactSubject> {

    private final ClientBook before;
    private final @Nullable ClientBook after;
    private final Report report;
    private @Nullable ImpactSubject next;

    private ImpactClients(ClientBook before, @Nullable ClientBook after, Report report) {
        this.before = before;
        this.after = after;
        this.report = report;
    }

    /** Both books read facts alike, so that one reading does for both. */
    static ImpactClients alike(ClientBook clients, Report report) {
        return new ImpactClients(clients, null, report);
    }

    /**
     * The same file, opened once for each book.
     *
     * @param before as the earlier book reads it
     * @param after as the later book reads it
     */
    static ImpactClients of(ClientBook before, ClientBook after, Report report) {
        return new ImpactClients(before, after, report);
    }

    @Override
    public boolean hasNext() {
        while (next == null && before.hasNext()) {
            next = pair();
        }
        return next != null;
    }

    @Override
    public ImpactSubject next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("The client book is at its end.");
        }
        ImpactSubject subject = next;
        next = null;
        return subject;
    }

    private @Nullable ImpactSubject pair() {
        Client earlier = client(before.next());
        Client later = after == null || !after.hasNext() ? earlier : client(after.next());
        return earlier == null || later == null ? null : new ImpactSubject(earlier, later);
    }

    private @Nullable Client client(Entry entry) {
        if (entry instanceof Entry.Good good) {
            return good.client();
        }
        if (entry instanceof Entry.Bad bad) {
            report.bad(bad);
        }
        return null;
    }
}
