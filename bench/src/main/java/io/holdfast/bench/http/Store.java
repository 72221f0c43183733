package io.holdfast.bench.http;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database that a measured service keeps its memory in: a file of H2, or a PostgreSQL of this machine. */
interface Store extends AutoCloseable {

    /** The line of a service's settings that says where it is. */
    String settings();

    /** How large it is; of a file, once the service that has it open has stopped. */
    long bytes();

    @Override
    void close() throws IOException;

    /** Which database. */
    enum Kind {
        H2("H2"),
        POSTGRESQL("PostgreSQL");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** An empty one, below a folder where it is a file. */
        Store open(Path work) throws IOException {
            return this == H2
                    ? new FileOfH2(work.resolve("memory-" + System.nanoTime()))
                    : OwnPostgres.start("postgres");
        }
    }

    /** H2, as a service without settings has it. */
    record FileOfH2(Path file) implements Store {

        @Override
        public String settings() {
            return "database: {url: \"jdbc:h2:file:" + file + "\"}";
        }

        @Override
        public long bytes() {
            try {
                return Files.size(Path.of(file + ".mv.db"));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public void close() {}
    }

    /** PostgreSQL that may not skip the disk, as a server for tests would. */
    record OwnPostgres(EmbeddedPostgres server, String database) implements Store {

        private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

        static OwnPostgres start(String database) throws IOException {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
            OwnPostgres started = new OwnPostgres(builder.start(), database);
            for (String setting : DURABLE) {
                if (!started.asked("show " + setting).equals("on")) {
                    throw new IllegalStateException("PostgreSQL runs without " + setting + ".");
                }
            }
            return started;
        }

        @Override
        public String settings() {
            return "database: {url: '%s', user: postgres}".formatted(server.getJdbcUrl("postgres", database));
        }

        @Override
        public long bytes() {
            return Long.parseLong(asked("select pg_database_size('" + database + "')"));
        }

        @Override
        public void close() throws IOException {
            server.close();
        }

        private String asked(String question) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(question)) {
                row.next();
                return row.getString(1);
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
