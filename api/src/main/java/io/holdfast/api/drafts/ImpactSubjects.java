package io.holdfast.api.drafts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.Client;
import io.holdfast.impact.ImpactSubject;
import io.holdfast.intake.ClientReader;
import io.holdfast.intake.Entry;
import io.holdfast.rulebook.RuleBook;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Clients as two books read them, one after the other; whom either cannot read is counted and left out. */
final class ImpactSubjects implements Iterator<ImpactSubject> {

    private final Iterator<Optional<ImpactSubject>> all;
    private final AtomicLong bad;
    private @Nullable ImpactSubject next;

    private ImpactSubjects(Iterator<Optional<ImpactSubject>> all, AtomicLong bad) {
        this.all = all;
        this.bad = bad;
    }

    /** Clients of the store. */
    static ImpactSubjects stored(
            Iterator<ObjectNode> facts, RuleBook before, RuleBook after, LocalDate asOf, AtomicLong bad) {
        ClientReader earlier = new ClientReader(before.catalogue().book());
        ClientReader later = new ClientReader(after.catalogue().book());
        boolean alike =
                before.catalogue().book().readsFactsLike(after.catalogue().book());
        return new ImpactSubjects(
                new Mapped<>(facts, one -> {
                    Optional<Client> was = earlier.read(one, asOf).fold(Optional::of, problems -> Optional.empty());
                    Optional<Client> is =
                            alike ? was : later.read(one, asOf).fold(Optional::of, problems -> Optional.empty());
                    return was.flatMap(first -> is.map(second -> new ImpactSubject(first, second)));
                }),
                bad);
    }

    /**
     * Clients of a file.
     *
     * @param later the same file as the later book reads it; empty where both read it alike
     */
    static ImpactSubjects uploaded(Iterator<Entry> earlier, Optional<Iterator<Entry>> later, AtomicLong bad) {
        return new ImpactSubjects(
                new Mapped<>(earlier, entry -> {
                    Optional<Client> was = client(entry);
                    Optional<Client> is = later.isPresent() && later.get().hasNext()
                            ? client(later.get().next())
                            : was;
                    return was.flatMap(first -> is.map(second -> new ImpactSubject(first, second)));
                }),
                bad);
    }

    @Override
    public boolean hasNext() {
        while (next == null && all.hasNext()) {
            Optional<ImpactSubject> one = all.next();
            if (one.isEmpty()) {
                bad.incrementAndGet();
            }
            next = one.orElse(null);
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

    private static Optional<Client> client(Entry entry) {
        return entry instanceof Entry.Good good ? Optional.of(good.client()) : Optional.empty();
    }

    private record Mapped<A, B>(Iterator<A> from, Function<A, B> how) implements Iterator<B> {

        @Override
        public boolean hasNext() {
            return from.hasNext();
        }

        @Override
        public B next() {
            return how.apply(from.next());
        }
    }
}
