package io.holdfast.api.database;

import com.codahale.metrics.health.HealthCheck;

/** Red while the database is away or its tables are not what this version needs. */
public final class DatabaseHealth extends HealthCheck {

    private final Database database;

    public DatabaseHealth(Database database) {
        this.database = database;
    }

    @Override
    protected Result check() {
        if (!database.isReady()) {
            return Result.unhealthy("the database is not ready: it is away, or its tables are not up to date");
        }
        return database.answers() ? Result.healthy() : Result.unhealthy("the database does not answer");
    }
}
