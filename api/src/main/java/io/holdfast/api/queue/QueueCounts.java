package io.holdfast.api.queue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Counts of the whole queue, kept for a few seconds: every page shows them, and counting reads every row. */
public final class QueueCounts {

    private static final long KEPT_MILLIS = 5_000;
    private static final long OWNERS_KEPT_MILLIS = 60_000;

    private final QueueStore store;
    private final Clock clock;
    private volatile Optional<Counted> counted = Optional.empty();
    private volatile Optional<Owners> owners = Optional.empty();

    public QueueCounts(QueueStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What any filter of this owner and text would show. */
    public QueueTally tally(QueueFilter filter, LocalDate today) {
        if (!filter.owner().isEmpty() || !filter.text().isEmpty()) {
            return store.tally(filter.owner(), filter.text(), today);
        }
        return kept(today);
    }

    private synchronized QueueTally kept(LocalDate today) {
        long now = clock.millis();
        Optional<Counted> fresh =
                counted.filter(one -> one.today().equals(today) && Math.abs(now - one.millis()) < KEPT_MILLIS);
        return fresh.orElseGet(() -> {
                    Counted made = new Counted(today, now, store.tally("", "", today));
                    counted = Optional.of(made);
                    return made;
                })
                .tally();
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
        counted = Optional.empty();
        owners = Optional.empty();
    }

    private record Counted(LocalDate today, long millis, QueueTally tally) {}

    private record Owners(long millis, List<String> names) {}
}
