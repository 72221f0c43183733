package io.holdfast.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jdbi.v3.core.ConnectionException;

/** Brings the tables to what this version needs, step by step and only forward. */
final class Migrations {

    private static final String STEPS = "db/changelog.xml";

    private final DataSource pool;

    Migrations(DataSource pool) {
        this.pool = pool;
    }

    /** Does what is missing; says how many steps that were. */
    int apply() {
        return run(liquibase -> {
            int missing = missing(liquibase);
            liquibase.update(new Contexts(), new LabelExpression());
            return missing;
        });
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
            return Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                Liquibase liquibase = new Liquibase(
                        STEPS,
                        new ClassLoaderResourceAccessor(Migrations.class.getClassLoader()),
                        new JdbcConnection(connection));
                return work.with(liquibase);
            });
        } catch (SQLException unreachable) {
            throw new ConnectionException(unreachable);
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
