package io.holdfast.api.database;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.pace.DaemonThreads;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether there is work that one of all services on a database does, and lets it go at the end. */
public final class LeasedWork implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedWork.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final int PATIENCE_SECONDS = 15;

    private final String name;
    private final Lease lease;
    private final Runnable look;
    private final List<ExecutorService> helpers;
    private final ScheduledExecutorService later;

    /**
     * @param name of the work, for its thread and the log
     * @param look holds the lease where it can, and does what there is to do; has to be quick, so that the lease beats
     * @param helpers where the rest is done, ended with this before anybody else may go on
     */
    public LeasedWork(String name, Lease lease, Runnable look, ExecutorService... helpers) {
        this.name = name;
        this.lease = lease;
        this.look = look;
        this.helpers = List.of(helpers);
        this.later = Executors.newSingleThreadScheduledExecutor(new DaemonThreads(name));
    }

    @Override
    public void start() {
        Future<?> unused =
                later.scheduleWithFixedDelay(() -> attempt(name, look), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        later.shutdownNow();
        helpers.forEach(ExecutorService::shutdownNow);
        boolean ended = later.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (ExecutorService helper : helpers) {
            ended &= helper.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        if (!ended) {
            LOG.warn("The work on {} did not end in time", name);
        }
        try {
            lease.release();
        } catch (DatabaseAway away) {
            LOG.debug("Another service takes over once this one has been silent for a while", away);
        }
    }

    /** Does something that is tried again later where it fails. */
    public static void attempt(String name, Runnable work) {
        try {
            work.run();
        } catch (DatabaseAway away) {
            LOG.debug("The work on {} waits for the database: {}", name, away.getMessage());
        } catch (CancellationException stopped) {
            LOG.debug("The service stops", stopped);
        } catch (RuntimeException | Error failure) {
            LOG.error("The work on {} failed; trying again", name, failure);
        }
    }
}
