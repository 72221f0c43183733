package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is held about one client, whole, and then nowhere. */
class ErasureTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final String ACTION = "offer-annual-contract";
    private static final String ID = "Q-4711/x";
    private static final String AT = "/v1/clients/by-id?id=Q-4711%2Fx";
    /** Nothing that could stand by chance in an id, a hash or a time. */
    private static final List<String> PERSONAL =
            List.of("q-4711", "zaphod", "beeblebrox", "heart of gold", "too froody", "98765.25");

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#settings")
    void everythingIsExportedAndThenNothingIsLeft(DatabaseSettings memory) throws Exception {
        try (Running service = on(memory);
                Database database = BothDatabases.ready(memory)) {
            String decision = live(service);
            post(
                    service,
                    "/v1/outcomes",
                    "{\"clientId\":\"Other\",\"action\":\"" + ACTION + "\",\"outcome\":\"shown\"}");
            for (String personal : PERSONAL) {
                assertThat(placesOf(personal, database)).as(personal).isNotEmpty();
            }

            HttpResponse<String> export = service.get(AT.replace("?", "/export?"));

            assertThat(export.statusCode()).isEqualTo(200);
            JsonNode all = Running.json(export);
            assertThat(all.path("id").asText()).isEqualTo(ID);
            assertThat(all.path("versions")).hasSize(2);
            assertThat(all.at("/versions/1/facts/name").asText()).isEqualTo("Zaphod Beeblebrox");
            assertThat(all.path("decisions")).hasSize(2);
            assertThat(all.path("outcomes").toString()).contains("too froody");
            assertThat(all.toString()).contains("heart of gold");
            assertThat(all.at("/audit/0/what").asText()).isEqualTo("client-exported");

            int decisions = count("decisions", database);
            HttpResponse<String> erased = post(service, AT.replace("?", "/erasure?"), "");

            assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
            String receipt = Running.json(erased).path("receipt").asText();
            for (String personal : PERSONAL) {
                assertThat(placesOf(personal, database)).as(personal).isEmpty();
            }
            assertThat(count("decisions", database)).isEqualTo(decisions);
            assertThat(placesOf(receipt, database)).contains("audit.subject");
            assertThat(count("outcomes", database)).isEqualTo(1);

            NoRuleBookTest.assertProblem(service.get(AT), 404, "not-found");
            NoRuleBookTest.assertProblem(service.get(AT + "&asOf=2026-02-01"), 404, "not-found");
            NoRuleBookTest.assertProblem(service.get(AT.replace("?", "/export?")), 404, "not-found");
            NoRuleBookTest.assertProblem(post(service, AT.replace("?", "/erasure?"), ""), 404, "not-found");
            assertThat(service.get("/v1/decisions/" + decision).statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(service.send(service.anonymous("/clients?id=Q-4711%2Fx").GET())
                            .body())
                    .doesNotContain("Beeblebrox");
        }
    }

    /** Somebody with a history in every table. */
    private static String live(Running service) throws Exception {
        put(service, "{\"id\":\"" + ID + "\",\"name\":\"Zaphod\",\"status\":\"active\"}", "&validFrom=2026-01-01");
        put(
                service,
                "{\"id\":\"" + ID + "\",\"name\":\"Zaphod Beeblebrox\",\"status\":\"active\",\"since\":\"2024-01-01\","
                        + "\"contract\":{\"term\":\"rolling\",\"monthlyFee\":98765.25}}",
                "");
        JsonNode first = Running.json(service.decide("{\"clientId\":\"" + ID + "\"}"));
        service.decide("{\"client\":{\"id\":\"" + ID + "\",\"name\":\"Zaphod again\"}}");
        String id = first.path("id").asText();
        HttpResponse<String> outcome = service.send(service.request("/v1/outcomes")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "key-1")
                .POST(BodyPublishers.ofString("{\"decisionId\":\"" + id + "\",\"action\":\"" + ACTION
                        + "\",\"outcome\":\"rejected\",\"reason\":\"too froody\"}")));
        assertThat(outcome.statusCode()).as(outcome.body()).isEqualTo(201);
        HttpResponse<String> review = post(
                service,
                "/v1/reviews",
                "{\"clientId\":\"" + ID + "\",\"action\":\"" + ACTION
                        + "\",\"verdict\":\"dismissed\",\"reason\":\"heart of gold\",\"version\":0}");
        assertThat(review.statusCode()).as(review.body()).isEqualTo(201);
        return id;
    }

    /** Every column of every table that a text occurs in, whatever its case and the type of the column. */
    private static List<String> placesOf(String text, Database database) {
        List<String[]> columns = database.with(handle -> handle.createQuery("""
                        select lower(c.table_name) as t, lower(c.column_name) as c from information_schema.columns c
                        join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
                        where lower(c.table_schema) = 'public' and t.table_type = 'BASE TABLE'""")
                .map((row, context) -> new String[] {row.getString("t"), row.getString("c")})
                .list());
        assertThat(columns).hasSizeGreaterThan(60);
        List<String> places = new ArrayList<>();
        for (String[] column : columns) {
            boolean isThere =
                    database.with(handle -> handle
                            .createQuery("select " + column[1] + " from " + column[0])
                            .map((row, context) -> words(row))
                            .stream()
                            .anyMatch(words -> words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))));
            if (isThere) {
                places.add(column[0] + "." + column[1]);
            }
        }
        return places;
    }

    private static String words(ResultSet row) throws SQLException {
        int type = row.getMetaData().getColumnType(1);
        if (type == Types.BINARY || type == Types.VARBINARY || type == Types.BLOB) {
            byte[] bytes = row.getBytes(1);
            return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        }
        String words = row.getString(1);
        return words == null ? "" : words;
    }

    private static int count(String table, Database database) {
        return database.with(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    private static void put(Running service, String facts, String query) throws Exception {
        HttpResponse<String> response = service.send(service.request(AT + query)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(facts)));
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    }

    private static HttpResponse<String> post(Running service, String path, String body) throws Exception {
        HttpRequest.Builder request =
                service.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return service.send(request);
    }

    private static Running on(DatabaseSettings memory) throws Exception {
        HoldfastConfiguration configuration = HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                .keeping(memory);
        return Running.on(configuration, RuleBookCompiler.standard(), CLOCK);
    }
}
