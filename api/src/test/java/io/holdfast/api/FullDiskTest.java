package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.access.Role;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk fills up while the service runs: nothing is acknowledged that is not kept, and room is all it needs to go on. */
class FullDiskTest {

    /** PostgreSQL's own state for a full disk. */
    private static final String DISK_FULL = "53100";

    private static final int BOOK = 2_500;

    private final List<String> decisions = new ArrayList<>();
    private int reports;

    @Test
    void h2GoesOnByItselfOnceThereIsRoom(@TempDir Path folder) throws Exception {
        FullDisk.plugIn();
        DatabaseSettings memory = DatabaseSettings.at(FullDisk.address(folder.resolve("holdfast")));
        outlives(memory, FullDisk::fill, FullDisk::makeRoom);
    }

    @Test
    void postgresGoesOnByItselfOnceThereIsRoom() throws Exception {
        DatabaseSettings memory = BothDatabases.empty(DatabaseKind.POSTGRESQL);
        outlives(
                memory,
                () -> {
                    told(memory, """
                            create function full_disk() returns trigger language plpgsql as
                            $$ begin raise exception 'could not extend file: No space left on device' using errcode = '%s'; end $$
                            """.formatted(DISK_FULL));
                    for (String table : List.of("decisions", "outcomes", "clients")) {
                        told(
                                memory,
                                "create trigger full_disk before insert on " + table + " execute function full_disk()");
                    }
                },
                () -> told(memory, "drop function full_disk cascade"));
    }

    private void outlives(DatabaseSettings memory, Action fill, Action makeRoom) throws Exception {
        try (Running service = Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .keeping(memory),
                RuleBookCompiler.standard(),
                Clock.systemUTC())) {
            service.key(Role.ADMIN);
            acknowledged(decide(service));
            for (int round = 0; round < 2; round++) {
                assertThat(await(() -> report(service)).statusCode()).isEqualTo(201);
                reports++;
                fill.run();
                for (int i = 0; i < 3; i++) {
                    NoRuleBookTest.assertProblem(decide(service), 503, "database-away");
                    NoRuleBookTest.assertProblem(report(service), 503, "database-away");
                    NoRuleBookTest.assertProblem(put(service), 503, "database-away");
                }
                NoRuleBookTest.assertProblem(book(service, "B-" + round + "-"), 503, "database-away");
                makeRoom.run();
                acknowledged(await(() -> decide(service)));
                String book = "B-" + round + "-";
                HttpResponse<String> taken = await(() -> book(service, book));
                assertThat(Running.json(taken).path("added").asInt())
                        .as(taken.body())
                        .isEqualTo(BOOK);
            }
            for (String decision : decisions) {
                assertThat(await(() -> service.get("/v1/decisions/" + decision)).statusCode())
                        .isEqualTo(200);
            }
        }
        try (Database database = BothDatabases.ready(memory)) {
            assertThat(ids(database, "select cast(id as varchar) from decisions"))
                    .containsAll(decisions)
                    .doesNotHaveDuplicates();
            assertThat(ids(database, "select cast(id as varchar) from outcomes"))
                    .hasSizeGreaterThanOrEqualTo(reports);
        }
    }

    private static HttpResponse<String> decide(Running service) throws Exception {
        return service.decide("{\"client\": {\"id\": \"C-1\", \"since\": \"2025-01-01\"}}");
    }

    private void acknowledged(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        decisions.add(Running.json(answer).path("id").asText());
    }

    private HttpResponse<String> report(Running service) throws Exception {
        return service.send(service.request("/v1/outcomes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"clientId\":\"C-" + decisions.size()
                        + "\",\"action\":\"offer-annual-contract\",\"outcome\":\"shown\"}")));
    }

    private static HttpResponse<String> put(Running service) throws Exception {
        return service.send(service.request("/v1/clients/C-2")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"id\":\"C-2\"}")));
    }

    /** A client book that is taken as a whole or not at all. */
    private static HttpResponse<String> book(Running service, String prefix) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < BOOK; i++) {
            lines.append("{\"id\":\"").append(prefix).append(i).append("\"}\n");
        }
        return service.send(service.request("/v1/clients/import?mode=all-or-nothing")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines.toString())));
    }

    /** Connections that the full disk broke are found out one by one, each by a 503. */
    private static HttpResponse<String> await(Call call) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < until) {
            try {
                HttpResponse<String> answer = call.send();
                if (answer.statusCode() != 503) {
                    return answer;
                }
            } catch (IOException closed) {
                // A server that refuses may close the connection behind its answer; a caller opens another.
                assertThat(closed).hasMessageContaining("no bytes");
            }
        }
        throw new IllegalStateException("The service does not go on, although there is room.");
    }

    private static List<String> ids(Database database, String query) {
        return database.with(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private static void told(DatabaseSettings memory, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(memory.url(), memory.user(), memory.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Call {
        HttpResponse<String> send() throws Exception;
    }

    private interface Action {
        void run() throws Exception;
    }
}
