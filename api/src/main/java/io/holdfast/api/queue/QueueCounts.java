package io.holdfast.api.queue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts of the whole queue, kept for a few seconds: every page shows them, and counting reads every row. */
public final class QueueCounts {

    private static final Logger LOG = LoggerFactory.getLogger(QueueCounts.class);
    private static final long KEPT_MILLIS = 5_000;
    private static final long OWNERS_KEPT_MILLIS = 60_000;

    private final QueueStore store;
    private final Clock clock;
    private final AtomicBoolean counting = new AtomicBoolean();
    private final AtomicLong changes = new AtomicLong();
    private volatile Optional<Counted> counted = Optional.empty();
    private volatile Optional<Owners> owners = Optional.empty();

    public QueueCounts(QueueStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What any filter of these owners and this text would show. */
    public QueueTally tally(QueueFilter filter, LocalDate today) {
        if (!filter.owners().isEmpty() || !filter.text().isEmpty()) {
            return store.tally(filter.owners(), filter.text(), today);
        }
        return kept(today);
    }

    /** What was counted a while ago is shown while it is counted anew, so that nobody waits for every row to be read. */
    private QueueTally kept(LocalDate today) {
        Optional<Counted> before = counted.filter(one -> one.today().equals(today));
        if (before.isEmpty()) {
            return count(today, changes.get());
        }
        boolean stale = Math.abs(clock.millis() - before.get().millis()) >= KEPT_MILLIS;
        if (stale && counting.compareAndSet(false, true)) {
            long known = changes.get();
            ForkJoinPool.commonPool().execute(() -> countAgain(today, known));
        }
        return before.get().tally();
    }

    private void countAgain(LocalDate today, long known) {
        try {
            count(today, known);
        } catch (RuntimeException away) {
            LOG.debug("The queue could not be counted", away);
        } finally {
            counting.set(false);
        }
    }

    /** Kept only where nobody here has changed anything since. */
    private QueueTally count(LocalDate today, long known) {
        long now = clock.millis();
        Counted made = new Counted(today, now, store.tally(List.of(), "", today));
        if (changes.get() == known) {
            counted = Optional.of(made);
        }
        return made.tally();
    }

    /** Whose they are, those with most first; as of a minute ago at most. */
    public List<String> owners() {
        long now = clock.millis();
        return owners.filter(one -> Math.abs(now - one.millis()) < OWNERS_KEPT_MILLIS
                        && !one.names().isEmpty())
                .orElseGet(() -> {
                    Owners made = new Owners(now, store.owners());
                    owners = Optional.of(made);
                    return made;
                })
                .names();
    }

    /** Forgets what was counted, because somebody here has just changed something and wants to see it. */
    public void changed() {
        changes.incrementAndGet();
        counted = Optional.empty();
        owners = Optional.empty();
    }

    private record Counted(LocalDate today, long millis, QueueTally tally) {}

    private record Owners(long millis, List<String> names) {}
}
