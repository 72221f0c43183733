package io.holdfast.api.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Decides again for clients that something became known of, whichever service took it. What is committed late or comes
 * from a clock that is behind is looked for once more by and by.
 */
final class Changes {

    /** How far clocks of services may differ, and a transaction may last, for a change to be seen at once. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private static final Duration FAR_BACK = Duration.ofDays(2);
    private static final long THOROUGHLY_EVERY = Duration.ofMinutes(1).toNanos();
    /** So that whoever holds the lease can beat in between. */
    private static final long AT_A_TIME = Duration.ofSeconds(2).toNanos();

    private final ChangeStore store;
    private final Standings standings;
    private final QueueSettings settings;
    private final LongSupplier nanos;
    private final Map<UUID, Instant> known = new LinkedHashMap<>();
    private long thoroughly;

    Changes(ChangeStore store, Standings standings, QueueSettings settings, LongSupplier nanos) {
        this.store = store;
        this.standings = standings;
        this.settings = settings;
        this.nanos = nanos;
        this.thoroughly = nanos.getAsLong() - THOROUGHLY_EVERY;
    }

    /**
     * Follows what is new.
     *
     * @param settled whether no round is under way and the last was done to its end, so that every client has to be
     *     decided by the same book for the same day
     * @return whether that was all there is
     */
    boolean follow(QueueDay day, Instant now, boolean settled) {
        Pass pass = new Pass(day);
        Instant since = now.minus(OVERLAP);
        pass.all(() -> store.facts(since));
        reports(pass, since);
        pass.all(() -> store.reviewed(since));
        if (settled && nanos.getAsLong() - thoroughly >= THOROUGHLY_EVERY) {
            thoroughly(pass, now);
        }
        return !pass.isOut();
    }

    private void reports(Pass pass, Instant since) {
        List<ChangeStore.Reported> reports = store.reports(since);
        Set<String> clients = new LinkedHashSet<>();
        reports.stream().filter(one -> !known.containsKey(one.id())).forEach(one -> clients.add(one.clientId()));
        pass.decide(clients);
        known.values().removeIf(at -> at.isBefore(since));
        reports.forEach(one -> known.put(one.id(), one.at()));
    }

    private void thoroughly(Pass pass, Instant now) {
        pass.all(() -> store.facts(Instant.EPOCH));
        pass.all(() -> store.reportedSinceDecided(now.minus(FAR_BACK)));
        pass.all(() -> store.reviewed(Instant.EPOCH));
        pass.all(() -> store.stale(pass.day.revision(), pass.day.asOf()));
        if (!pass.isOut()) {
            thoroughly = nanos.getAsLong();
        }
    }

    /** One go at everything that is new. */
    private final class Pass {

        private final QueueDay day;
        private final long began = nanos.getAsLong();
        private final Pace pace = new Pace(settings.clientsPerSecond(), nanos);
        private final Set<String> tried = new HashSet<>();

        Pass(QueueDay day) {
            this.day = day;
        }

        /** Decides whom a question gives, until it gives nobody new. */
        void all(Supplier<List<String>> question) {
            while (!isOut()) {
                Set<String> ids = new LinkedHashSet<>(question.get());
                ids.removeAll(tried);
                if (ids.isEmpty()) {
                    return;
                }
                decide(ids);
            }
        }

        void decide(Set<String> ids) {
            tried.addAll(ids);
            standings.decide(ids, day);
            pace.after(ids.size());
        }

        boolean isOut() {
            return nanos.getAsLong() - began >= AT_A_TIME;
        }
    }
}
