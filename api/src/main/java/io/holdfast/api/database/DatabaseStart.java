package io.holdfast.api.database;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.pace.DaemonThreads;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets the database ready when the service starts, and goes on trying while it is away. */
public final class DatabaseStart implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);
    private static final int RETRY_SECONDS = 2;

    private final Database database;
    private final boolean migrate;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("database-start"));
    private boolean told;

    public DatabaseStart(Database database, boolean migrate) {
        this.database = database;
        this.migrate = migrate;
    }

    /** The first attempt is made here, so that a service whose database is there starts ready. */
    @Override
    public void start() {
        attempt();
    }

    @Override
    public void stop() throws Exception {
        later.shutdownNow();
        if (!later.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("Getting the database ready did not stop in time");
        }
        database.close();
    }

    private void attempt() {
        try {
            if (migrate) {
                int steps = database.migrate();
                LOG.info("The database is ready{}", steps == 0 ? "" : "; " + steps + " steps brought it up to date");
            } else if (database.missingSteps() > 0) {
                again("The database's tables are older than this version needs. Run `holdfast migrate`.");
            } else {
                LOG.info("The database is ready");
            }
        } catch (DatabaseAway away) {
            again("The database cannot be reached; trying again every " + RETRY_SECONDS + " seconds. "
                    + away.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("The database could not be made ready; trying again", failure);
            again("");
        }
    }

    private void again(String why) {
        if (!told && !why.isEmpty()) {
            LOG.warn("{}", why);
            told = true;
        }
        if (!later.isShutdown()) {
            later.schedule(this::attempt, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }
}
