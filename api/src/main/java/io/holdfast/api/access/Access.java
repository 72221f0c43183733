package io.holdfast.api.access;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import java.time.Clock;

/** Everything about who may do what, ready to be put into a service. */
public final class Access {

    private final Keys keys;

    public Access(Database database, AuditStore audit, Clock clock) {
        keys = new Keys(database, audit, clock);
    }

    public Keys keys() {
        return keys;
    }

    /** Closes the service to everybody who may not enter. */
    public void guard(JerseyEnvironment jersey) {
        jersey.register(new Identification(keys));
        jersey.register(new RoleChecks());
    }
}
