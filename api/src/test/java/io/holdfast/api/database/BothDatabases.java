package io.holdfast.api.database;

import com.codahale.metrics.MetricRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/**
 * A fresh, migrated database of each kind, for what has to hold on both:
 * {@code @ParameterizedTest @MethodSource("io.holdfast.api.database.BothDatabases#fresh")}.
 */
public final class BothDatabases {

    private BothDatabases() {}

    /** One database of each kind, closed by JUnit after the test. */
    public static Stream<Named<Database>> fresh() {
        return settings().map(one -> Named.of(one.getName(), ready(one.getPayload())));
    }

    /** Where a fresh and empty database of each kind is. */
    public static Stream<Named<DatabaseSettings>> settings() {
        return Stream.of(DatabaseKind.values()).map(kind -> Named.of(kind.name(), empty(kind)));
    }

    /** Where a fresh and empty database is. */
    public static DatabaseSettings empty(DatabaseKind kind) {
        return kind == DatabaseKind.H2 ? DatabaseSettings.memory() : postgres();
    }

    /** A fresh database that is ready. */
    public static Database ready(DatabaseSettings settings) {
        Database database = Database.of(settings, new MetricRegistry());
        database.migrate();
        return database;
    }

    private static DatabaseSettings postgres() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return new DatabaseSettings(Server.ONE.getJdbcUrl("postgres", name), "postgres", "", true, 8);
    }

    /** The PostgreSQL of this process, started when first asked for and stopped with the process. */
    private static final class Server {
        static final EmbeddedPostgres ONE = start();

        /** It looks for a free port and takes it a moment later, when it may be taken; and a busy machine starts slowly. */
        private static EmbeddedPostgres start() {
            IOException last = new IOException("not tried");
            for (int tries = 0; tries < 3; tries++) {
                try {
                    return EmbeddedPostgres.builder()
                            .setPGStartupWait(Duration.ofMinutes(1))
                            .start();
                } catch (IOException unable) {
                    last = unable;
                }
            }
            throw new UncheckedIOException(last);
        }
    }
}
