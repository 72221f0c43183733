package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.access.Role;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The database goes away while the service runs, and comes back. */
class OutageTest {

    private static final String REQUEST = "{\"client\": {\"id\": \"C-1\", \"since\": \"2025-01-01\"}}";

    @Test
    void answersAgainByItselfAndLosesNothingItAcknowledged() throws Exception {
        DatabaseSettings real = BothDatabases.empty(DatabaseKind.POSTGRESQL);
        int realPort = port(real.url());
        try (Cut cable = new Cut(realPort)) {
            DatabaseSettings through = new DatabaseSettings(
                    real.url().replace(":" + realPort + "/", ":" + cable.port() + "/")
                            + (real.url().contains("?") ? "&" : "?") + "connectTimeout=2&socketTimeout=5",
                    real.user(),
                    real.password(),
                    true,
                    8);
            Set<String> acknowledged = new HashSet<>();
            try (Running service = Running.on(
                    HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                            .keeping(through),
                    RuleBookCompiler.standard(),
                    Clock.systemUTC())) {
                service.key(Role.ADMIN);
                acknowledged.add(id(service.decide(REQUEST)));
                for (int round = 0; round < 2; round++) {
                    cable.cut();
                    HttpResponse<String> away = service.decide(REQUEST);
                    NoRuleBookTest.assertProblem(away, 503, "database-away");
                    assertThat(away.headers().firstValue("Retry-After")).isPresent();
                    for (String path : List.of("/v1/outcomes", "/v1/clients/import")) {
                        NoRuleBookTest.assertProblem(post(service, path, "C-away"), 503, "database-away");
                    }
                    NoRuleBookTest.assertProblem(service.get("/v1/clients/C-1"), 503, "database-away");
                    assertThat(service.admin("/healthcheck").statusCode()).isEqualTo(500);

                    cable.mend();
                    acknowledged.add(id(awaitAnswer(service)));
                    assertThat(post(service, "/v1/outcomes", "C-" + round).statusCode())
                            .isEqualTo(201);
                    assertThat(post(service, "/v1/clients/import", "C-" + round).statusCode())
                            .isEqualTo(200);
                }
            }
            try (Database database = BothDatabases.ready(real)) {
                List<String> kept =
                        database.with(handle -> handle.createQuery("select cast(id as varchar) from decisions")
                                .mapTo(String.class)
                                .list());
                assertThat(kept).containsAll(acknowledged).doesNotHaveDuplicates();
                for (String table : List.of("select client_id from outcomes", "select id from clients")) {
                    List<String> clients = database.with(handle ->
                            handle.createQuery(table).mapTo(String.class).list());
                    assertThat(clients).containsExactlyInAnyOrder("C-0", "C-1");
                }
            }
        }
    }

    private static HttpResponse<String> post(Running service, String path, String client) throws Exception {
        boolean isBook = path.endsWith("import");
        return service.send(service.request(path)
                .header("Content-Type", isBook ? "application/x-ndjson" : "application/json")
                .POST(BodyPublishers.ofString(
                        isBook
                                ? "{\"id\": \"" + client + "\"}\n"
                                : "{\"clientId\": \"" + client
                                        + "\", \"action\": \"offer-annual-contract\", \"outcome\": \"shown\"}")));
    }

    private static HttpResponse<String> awaitAnswer(Running service) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        HttpResponse<String> answer = service.decide(REQUEST);
        while (answer.statusCode() == 503 && System.nanoTime() < until) {
            answer = service.decide(REQUEST);
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static String id(HttpResponse<String> answer) throws Exception {
        return Running.json(answer).path("id").asText();
    }

    private static int port(String url) {
        String after = url.substring(url.indexOf("//") + 2);
        return Integer.parseInt(after.substring(after.indexOf(':') + 1, after.indexOf('/')));
    }
}
