package io.holdfast.api.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jdbi.v3.core.ConnectionException;

/** Brings the tables to what this version needs, step by step and only forward. */
final class Migrations {

    private static final String STEPS = "db/changelog.xml";

    /** Any number that no other program on the same database takes for a lock of its own. */
    private static final long LOCK = 0x486f6c6466617374L;

    private final DatabaseKind kind;
    private final DataSource pool;

    Migrations(DatabaseKind kind, DataSource pool) {
        this.kind = kind;
        this.pool = pool;
    }

    /** Does what is missing, one service at a time; says how many steps that were. */
    int apply() {
        return kind == DatabaseKind.POSTGRESQL ? alone(this::applyAlone) : applyAlone();
    }

    /**
     * Liquibase's lock is a row, which stays when its owner is killed; whoever is alone here may take such a row away.
     * An H2 database has one process at a time.
     */
    private int applyAlone() {
        return run(liquibase -> {
            int missing = missing(liquibase);
            if (missing > 0) {
                liquibase.forceReleaseLocks();
                liquibase.update(new Contexts(), new LabelExpression());
            }
            return missing;
        });
    }

    /** Works under a lock that PostgreSQL takes back when its owner dies. */
    private int alone(IntSupplier work) {
        try (Connection owner = pool.getConnection();
                PreparedStatement lock = owner.prepareStatement("select pg_advisory_lock(?)");
                PreparedStatement unlock = owner.prepareStatement("select pg_advisory_unlock(?)")) {
            lock.setLong(1, LOCK);
            unlock.setLong(1, LOCK);
            lock.execute();
            try {
                return work.getAsInt();
            } finally {
                unlock.execute();
            }
        } catch (SQLException unreachable) {
            throw new ConnectionException(unreachable);
        }
    }

    /** How many steps are missing. */
    int missing() {
        return run(Migrations::missing);
    }

    private static int missing(Liquibase liquibase) throws LiquibaseException {
        return liquibase
                .listUnrunChangeSets(new Contexts(), new LabelExpression())
                .size();
    }

    private int run(Work work) {
        try (Connection connection = pool.getConnection()) {
            boolean itsOwn = connection.getAutoCommit();
            try {
                return with(connection, work);
            } finally {
                // Liquibase leaves it off, and whoever gets this connection next would never commit.
                connection.setAutoCommit(itsOwn);
            }
        } catch (SQLException unreachable) {
            throw new ConnectionException(unreachable);
        }
    }

    private static int with(Connection connection, Work work) {
        try {
            return Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                Liquibase liquibase = new Liquibase(
                        STEPS,
                        new ClassLoaderResourceAccessor(Migrations.class.getClassLoader()),
                        new JdbcConnection(connection));
                liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                return work.with(liquibase);
            });
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new MigrationFailed(failure);
        }
    }

    private interface Work {
        int with(Liquibase liquibase) throws LiquibaseException;
    }
}
