package io.holdfast.api.queue;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.database.Lease;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the queue up to date, in one service of all that share a database: rounds, and what changes in between. */
final class QueueWork implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(QueueWork.class);
    private static final long EVERY_MILLIS = 1_000;

    private final Lease lease;
    private final Rounds rounds;
    private final Changes changes;
    private final QueueDay.Days days;
    private final QueueCounts counts;
    private final BooleanSupplier importing;
    private final ExecutorService background;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "queue");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param importing whether a client book is being brought in here
     * @param background where rounds run, ended with this
     */
    QueueWork(
            Lease lease,
            Rounds rounds,
            Changes changes,
            QueueDay.Days days,
            QueueCounts counts,
            BooleanSupplier importing,
            ExecutorService background) {
        this.lease = lease;
        this.rounds = rounds;
        this.changes = changes;
        this.days = days;
        this.counts = counts;
        this.importing = importing;
        this.background = background;
    }

    @Override
    public void start() {
        Future<?> unused = later.scheduleWithFixedDelay(this::attempt, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        later.shutdownNow();
        background.shutdownNow();
        if (!later.awaitTermination(10, TimeUnit.SECONDS) || !background.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("Keeping the queue up to date did not end in time");
        }
        try {
            lease.release();
        } catch (DatabaseAway away) {
            LOG.debug("Another service takes over once this one has been silent for a while", away);
        }
    }

    /** Looks once what there is to do, where this service is the one to do it. */
    void look() {
        if (lease.hold()) {
            Optional<QueueDay> day = days.now();
            if (day.isPresent()) {
                boolean settled = rounds.look(day.get());
                // Whoever brings a book in waits for that; deciding meanwhile would only make both slower.
                if (!importing.getAsBoolean()) {
                    changes.follow(day.get(), days.instant(), settled);
                }
            }
        }
    }

    private void attempt() {
        try {
            look();
            days.now().ifPresent(day -> counts.expect(day.asOf()));
        } catch (DatabaseAway away) {
            LOG.debug("The queue is brought up to date later: {}", away.getMessage());
        } catch (CancellationException stopped) {
            LOG.debug("The service stops", stopped);
        } catch (RuntimeException | Error failure) {
            LOG.error("The queue could not be brought up to date; trying again", failure);
        }
    }
}
