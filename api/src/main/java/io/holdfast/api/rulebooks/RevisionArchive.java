package io.holdfast.api.rulebooks;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.pace.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that every rule book that takes over is kept. Taking over never waits for the database: what could not be
 * written stays here, and whoever is about to acknowledge a decision settles it first.
 */
public final class RevisionArchive implements Consumer<Activation>, Managed {

    private static final Logger LOG = LoggerFactory.getLogger(RevisionArchive.class);
    private static final String ACTOR = "service";
    private static final int RETRY_SECONDS = 2;

    private final RevisionStore store;
    private final List<LiveBook> waiting = new ArrayList<>();
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("revision-archive"));
    private volatile boolean settled = true;

    public RevisionArchive(RevisionStore store) {
        this.store = store;
    }

    @Override
    public void accept(Activation activation) {
        if (activation instanceof Activation.Swapped swapped) {
            synchronized (waiting) {
                waiting.add(swapped.live());
                settled = false;
            }
        }
    }

    /**
     * Writes what is not written yet; costs nothing when there is nothing.
     *
     * @throws DatabaseAway when it cannot be written just now
     */
    public void settle() {
        if (settled) {
            return;
        }
        synchronized (store) {
            List<LiveBook> now;
            synchronized (waiting) {
                now = List.copyOf(waiting);
            }
            if (!now.isEmpty()) {
                store.add(now, ACTOR);
            }
            synchronized (waiting) {
                waiting.subList(0, now.size()).clear();
                settled = waiting.isEmpty();
            }
        }
    }

    @Override
    public void start() {
        later.scheduleWithFixedDelay(this::attempt, 0, RETRY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        later.shutdown();
        if (!later.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("Keeping the rule book's files did not end in time");
        }
        attempt();
    }

    private void attempt() {
        try {
            settle();
        } catch (DatabaseAway away) {
            LOG.debug("The rule book's files are kept later: {}", away.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("The rule book's files could not be kept; trying again", failure);
        }
    }
}
