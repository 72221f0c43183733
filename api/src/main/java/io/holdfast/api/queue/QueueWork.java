package io.holdfast.api.queue;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.Lease;
import io.holdfast.api.database.LeasedWork;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/** Keeps the queue up to date, in one service of all that share a database: rounds, and what changes in between. */
final class QueueWork implements Managed {

    private final Lease lease;
    private final Rounds rounds;
    private final Changes changes;
    private final QueueDay.Days days;
    private final QueueCounts counts;
    private final QueueLag lag;
    private final BooleanSupplier importing;
    private final LeasedWork work;

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
            QueueLag lag,
            BooleanSupplier importing,
            ExecutorService background) {
        this.lease = lease;
        this.rounds = rounds;
        this.changes = changes;
        this.days = days;
        this.counts = counts;
        this.lag = lag;
        this.importing = importing;
        this.work = new LeasedWork("queue", lease, this::attempt, background);
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        work.stop();
    }

    /** Looks once what there is to do, where this service is the one to do it. */
    void look() {
        long began = lag.now();
        if (!lease.hold()) {
            lag.elsewhere();
            return;
        }
        Optional<QueueDay> day = days.now();
        if (day.isPresent()) {
            boolean settled = rounds.look(day.get());
            // Whoever brings a book in waits for that; deciding meanwhile would only make both slower.
            boolean all = !importing.getAsBoolean() && changes.follow(day.get(), days.instant(), settled);
            lag.looked(began, settled && all);
        }
    }

    private void attempt() {
        look();
        days.now().ifPresent(day -> counts.expect(day.asOf()));
    }
}
