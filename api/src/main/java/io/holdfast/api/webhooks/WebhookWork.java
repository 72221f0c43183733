package io.holdfast.api.webhooks;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.Lease;
import io.holdfast.api.database.LeasedWork;
import io.holdfast.api.pace.DaemonThreads;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends events from one service of all that share a database; a target that hangs keeps no other waiting. */
final class WebhookWork implements Managed {

    private static final int AT_ONCE = 8;

    private final Lease lease;
    private final WebhookStore store;
    private final Sending sending;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE, new DaemonThreads("webhook"));
    private final LeasedWork work;

    WebhookWork(Lease lease, WebhookStore store, Sending sending) {
        this.lease = lease;
        this.store = store;
        this.sending = sending;
        this.work = new LeasedWork("webhooks", lease, this::look, senders);
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        work.stop();
    }

    private void look() {
        if (lease.hold()) {
            sending.prune();
            List<Target> targets = store.targets();
            targets.stream().filter(one -> busy.add(one.id())).forEach(one -> senders.execute(() -> send(one)));
        }
    }

    private void send(Target target) {
        try {
            LeasedWork.attempt("webhook " + target.id(), () -> {
                boolean more = true;
                while (more && lease.isHeld()) {
                    more = store.find(target.id()).filter(sending::some).isPresent();
                }
            });
        } finally {
            busy.remove(target.id());
        }
    }
}
