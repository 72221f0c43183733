package io.holdfast.api.database;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.db.ManagedPooledDataSource;
import io.dropwizard.util.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database as stores use it. A failure that is the database's own comes out as {@link DatabaseAway}, any other as
 * it is.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final long PATIENCE_SECONDS = 10;

    private final DatabaseKind kind;
    private final Optional<OwnFile> ownFile;
    private final ManagedDataSource pool;
    private final Jdbi jdbi;
    private final Migrations migrations;
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private volatile boolean ready;
    private volatile boolean closed;

    private Database(DatabaseKind kind, Optional<OwnFile> ownFile, ManagedDataSource pool) {
        this.kind = kind;
        this.ownFile = ownFile;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.migrations = new Migrations(kind, pool);
    }

    /** Connects to nothing yet, so that a service can start before its database. */
    public static Database of(DatabaseSettings settings, MetricRegistry metrics) {
        DatabaseAddress address = DatabaseAddress.of(settings.url());
        DataSourceFactory factory = new DataSourceFactory();
        factory.setDriverClass(address.kind().driver());
        factory.setUrl(address.url());
        factory.setUser(settings.user());
        factory.setPassword(settings.password());
        factory.setInitialSize(0);
        factory.setMinSize(0);
        factory.setMaxSize(settings.connections());
        factory.setMaxWaitForConnection(Duration.seconds(5));
        factory.setAutoCommitByDefault(true);
        factory.setCheckConnectionOnBorrow(true);
        factory.setValidationQueryTimeout(Duration.seconds(5));
        factory.setValidationInterval(Duration.seconds(5));
        factory.setMinIdleTime(Duration.minutes(1));
        factory.setCheckConnectionWhileIdle(true);
        factory.setLogAbandonedConnections(false);
        factory.setAutoCommentsEnabled(false);
        return new Database(address.kind(), address.ownFile(), factory.build(metrics, "database"));
    }

    public DatabaseKind kind() {
        return kind;
    }

    /** Whether the tables are there and as this version needs them. */
    public boolean isReady() {
        return ready;
    }

    /**
     * Makes the tables, or brings them up to date.
     *
     * @return how many steps that took; 0 when nothing was to do
     * @throws DatabaseAway when the database cannot be reached
     */
    public int migrate() {
        int steps = guarded(migrations::apply);
        ready = true;
        return steps;
    }

    /**
     * Looks whether the tables are as this version needs them, and changes nothing.
     *
     * @return how many steps are missing
     * @throws DatabaseAway when the database cannot be reached
     */
    public int missingSteps() {
        int missing = guarded(migrations::missing);
        ready = missing == 0;
        return missing;
    }

    /** Reads, or writes one statement. */
    public <T, X extends Exception> T with(HandleCallback<T, X> work) throws X {
        refuseUnlessReady();
        return guarded(() -> jdbi.withHandle(work));
    }

    /** All or nothing. */
    public <T, X extends Exception> T inTransaction(HandleCallback<T, X> work) throws X {
        refuseUnlessReady();
        return guarded(() -> jdbi.inTransaction(work));
    }

    /** Whether a question gets an answer just now. */
    public boolean answers() {
        try {
            return guarded(() -> jdbi.withHandle(handle ->
                    handle.createQuery("select 1").mapTo(Integer.class).one() == 1));
        } catch (RuntimeException away) {
            return false;
        }
    }

    /**
     * Lets go of the database; of a file of our own entirely, so that another process may have it. What is under way ends
     * before: whoever still asked would open the file anew, behind the back of who closed it.
     */
    @Override
    public void close() throws Exception {
        closed = true;
        boolean alone = use.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            if (!alone) {
                LOG.warn("Something still uses the database, which is closed now");
            }
            letGo();
        } finally {
            if (alone) {
                use.writeLock().unlock();
            }
        }
    }

    private void letGo() throws Exception {
        if (ownFile.isPresent() && ready) {
            ready = false;
            String closing = ownFile.get().closing();
            try {
                jdbi.useHandle(handle -> handle.execute(closing));
            } catch (JdbiException gone) {
                LOG.debug("The database was closed before", gone);
            }
        }
        pool.stop();
    }

    private void refuseUnlessReady() {
        if (!ready) {
            throw new DatabaseAway("The database is not ready yet.");
        }
    }

    private <T, X extends Exception> T guarded(Work<T, X> work) throws X {
        use.readLock().lock();
        try {
            if (closed && use.getReadHoldCount() == 1) {
                throw new DatabaseAway("The database is closed: the service stops.");
            }
            return work.run();
        } catch (JdbiException failure) {
            if (Outage.breaksConnections(failure)) {
                forgetConnections();
            }
            throw Outage.of(failure)
                    .<RuntimeException>map(why -> new DatabaseAway(why, failure))
                    .orElse(failure);
        } finally {
            use.readLock().unlock();
        }
    }

    /**
     * Those that broke with the one that failed would cost a refused call each; new ones are had in their place. Not of H2:
     * closed while others are still at work on a full disk, it leaves those turning in a loop for ever.
     */
    private void forgetConnections() {
        if (kind == DatabaseKind.POSTGRESQL && pool instanceof ManagedPooledDataSource connections) {
            connections.purge();
        }
    }

    private interface Work<T, X extends Exception> {
        T run() throws X;
    }
}
