package io.holdfast.api.webhooks;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.clients.PersonalRows;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.Lease;
import io.holdfast.api.queue.Move;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Everything that tells other systems what becomes of recommendations, ready to be put into a service. */
public final class Webhooks {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration A_CALL = Duration.ofSeconds(10);

    private final WebhookStore store;
    private final WebhookWork work;
    private final Hooks hooks;

    public Webhooks(Database database, WebhookSettings settings, Clock clock) {
        store = new WebhookStore(database, new AuditStore(database));
        hooks = new Hooks(store, clock);
        work = new WebhookWork(
                new Lease(database, "webhooks", UUID.randomUUID(), PATIENCE, System::nanoTime),
                store,
                new Sending(store, new Post(settings.inside(), A_CALL), clock));
    }

    /** Puts the endpoints into the service, and begins to send. */
    public void register(JerseyEnvironment jersey, LifecycleEnvironment lifecycle) {
        jersey.register(new WebhooksResource(hooks));
        lifecycle.manage(work);
    }

    /** Who notes what targets are to be told. */
    public Move.Taker taker() {
        return store;
    }

    /** What administrators do with them. */
    public Hooks hooks() {
        return hooks;
    }

    /** What is kept about clients here. */
    public PersonalRows personal() {
        return new PersonalEventRows();
    }
}
