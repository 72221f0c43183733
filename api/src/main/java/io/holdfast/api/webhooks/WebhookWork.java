package io.holdfast.api.webhooks;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.database.Lease;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends events from one service of all that share a database; a target that hangs keeps no other waiting. */
final class WebhookWork implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookWork.class);
    private static final int AT_ONCE = 8;
    private static final long EVERY_MILLIS = 1_000;

    private final Lease lease;
    private final WebhookStore store;
    private final Sending sending;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE, work -> thread(work, "webhook"));
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(work -> thread(work, "webhooks"));

    WebhookWork(Lease lease, WebhookStore store, Sending sending) {
        this.lease = lease;
        this.store = store;
        this.sending = sending;
    }

    @Override
    public void start() {
        Future<?> unused = later.scheduleWithFixedDelay(this::attempt, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws InterruptedException {
        later.shutdownNow();
        senders.shutdownNow();
        if (!later.awaitTermination(10, TimeUnit.SECONDS) || !senders.awaitTermination(15, TimeUnit.SECONDS)) {
            LOG.warn("Sending events did not end in time");
        }
        try {
            lease.release();
        } catch (DatabaseAway away) {
            LOG.debug("Another service takes over once this one has been silent for a while", away);
        }
    }

    private void attempt() {
        try {
            if (lease.hold()) {
                sending.prune();
                List<Target> targets = store.targets();
                targets.stream().filter(one -> busy.add(one.id())).forEach(one -> senders.execute(() -> send(one)));
            }
        } catch (DatabaseAway away) {
            LOG.debug("Events are sent later: {}", away.getMessage());
        } catch (RuntimeException | Error failure) {
            LOG.error("Events could not be sent; trying again", failure);
        }
    }

    private void send(Target target) {
        try {
            boolean more = true;
            while (more && lease.isHeld()) {
                more = store.find(target.id()).filter(sending::some).isPresent();
            }
        } catch (DatabaseAway away) {
            LOG.debug("Events are sent later: {}", away.getMessage());
        } catch (RuntimeException | Error failure) {
            LOG.error("Sending to webhook {} failed; trying again", target.id(), failure);
        } finally {
            busy.remove(target.id());
        }
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
