package io.holdfast.api.drafts;

import io.holdfast.api.clients.Clients;
import io.holdfast.api.clients.ReportedContacts;
import io.holdfast.impact.ImpactSubject;
import io.holdfast.rulebook.RuleBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clients that are stored, with what was reported about them.
 *
 * @param reported what was reported and is not in their facts
 */
record StoredClients(Clients clients, ReportedContacts reported, Clock clock) implements ImpactClients {

    @Override
    public long total() {
        return clients.count();
    }

    @Override
    public Iterator<ImpactSubject> read(RuleBook before, RuleBook after, LocalDate asOf, AtomicLong bad) {
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), before.catalogue().book().timeZone());
        Optional<LocalDate> past = Optional.of(asOf).filter(day -> day.isBefore(today));
        return ImpactSubjects.stored(clients.book(past, past.orElse(today), reported), before, after, asOf, bad);
    }

    @Override
    public String word() {
        return "stored";
    }

    @Override
    public void close() {}
}
