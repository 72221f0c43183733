package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole client books over HTTP, into each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientImportTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);
    private static final String NDJSON = "application/x-ndjson";
    private static final String KEEP = "?mode=keep-the-good";

    private final Map<DatabaseKind, Running> services = new EnumMap<>(DatabaseKind.class);

    @BeforeAll
    void start() throws Exception {
        for (DatabaseKind kind : DatabaseKind.values()) {
            HoldfastConfiguration configuration = HoldfastConfiguration.at(
                            Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                    .keeping(BothDatabases.empty(kind));
            services.put(kind, Running.on(configuration, RuleBookCompiler.standard(), CLOCK));
        }
    }

    @AfterAll
    void stop() throws Exception {
        for (Running service : services.values()) {
            service.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsWhatItAddedChangedAndLeft(DatabaseKind kind) throws Exception {
        String first = client("I-1", "Ada") + client("I-2", "Bo");
        JsonNode added = ok(send(kind, "", NDJSON, first));
        assertThat(counts(added)).isEqualTo("read 2, added 2, changed 0, unchanged 0, bad 0");
        assertThat(added.path("validFrom").asText()).isEqualTo("2026-03-01");
        assertThat(added.at("/coverage/clients").asInt()).isEqualTo(2);
        assertThat(added.at("/coverage/unknown/usage").asInt()).isEqualTo(2);
        assertThat(added.at("/coverage/neverHolding").asInt()).isPositive();

        JsonNode changed =
                ok(send(kind, "", NDJSON, client("I-1", "Ada") + client("I-2", "Bob") + client("I-3", "Cy")));
        assertThat(counts(changed)).isEqualTo("read 3, added 1, changed 1, unchanged 1, bad 0");
        assertThat(name(kind, "I-2")).isEqualTo("Bob");
        assertThat(at(kind).get("/v1/clients/I-1").headers().firstValue("ETag")).contains("\"1\"");
    }

    @ParameterizedTest
    @EnumSource
    void writesNothingWhenOneIsBadAndReportsAllThatAre(DatabaseKind kind) throws Exception {
        StringBuilder book = new StringBuilder(client("N-0", "Zero"));
        for (int i = 0; i < 1_200; i++) {
            book.append(client("N-" + (i + 1), "x"));
        }
        book.append("{\"id\":\"N-x\",\"since\":\"yesterday\"}\n{\"id\":\n").append(client("N-0", "again"));
        book.append("{\"id\":\"").append("i".repeat(201)).append("\"}\n");

        HttpResponse<String> refused = send(kind, "", NDJSON, book.toString());

        NoRuleBookTest.assertProblem(refused, 422, "invalid-facts");
        JsonNode report = Running.json(refused).path("report");
        assertThat(counts(report)).isEqualTo("read 1205, added 0, changed 0, unchanged 0, bad 4");
        assertThat(report.path("problems").findValuesAsText("line"))
                .containsExactlyInAnyOrder("1202", "1203", "1204", "1205");
        assertThat(report.path("problems").toString())
                .contains("already on line 1\"")
                .contains("/since");
        assertThat(Running.json(refused).at("/errors/0/pointer").asText()).startsWith("/line/");
        assertThat(at(kind).get("/v1/clients/N-0").statusCode()).isEqualTo(404);
        assertThat(at(kind).get("/v1/clients/N-700").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheGood(DatabaseKind kind) throws Exception {
        String book = client("G-1", "Ada") + "{\"id\":\"G-2\",\"since\":\"yesterday\"}\n" + client("G-1", "again")
                + client("G-3", "Cy");

        JsonNode report = ok(send(kind, KEEP, NDJSON, book));

        assertThat(counts(report)).isEqualTo("read 4, added 2, changed 0, unchanged 0, bad 2");
        assertThat(name(kind, "G-1")).isEqualTo("Ada");
        assertThat(name(kind, "G-3")).isEqualTo("Cy");
        assertThat(at(kind).get("/v1/clients/G-2").statusCode()).isEqualTo(404);
        assertThat(counts(ok(send(kind, KEEP, NDJSON, book))))
                .isEqualTo("read 4, added 0, changed 0, unchanged 2, bad 2");
    }

    @ParameterizedTest
    @EnumSource
    void loadsAHistoryInAnyOrder(DatabaseKind kind) throws Exception {
        ok(send(kind, "?validFrom=2025-06-01", NDJSON, client("H-1", "June")));
        ok(send(kind, "?validFrom=2025-01-01", NDJSON, client("H-1", "January")));
        JsonNode again = ok(send(kind, "?validFrom=2025-01-01", NDJSON, client("H-1", "January")));

        assertThat(again.path("unchanged").asInt()).isEqualTo(1);
        assertThat(name(kind, "H-1")).isEqualTo("June");
        assertThat(at(kind).get("/v1/clients/H-1?asOf=2025-03-01").body()).contains("January");
        NoRuleBookTest.assertProblem(
                send(kind, "?validFrom=2026-03-02", NDJSON, client("H-2", "x")), 422, "invalid-request");
        assertThat(at(kind).get("/v1/clients/H-2").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryFormOfBook(DatabaseKind kind) throws Exception {
        ok(send(kind, "", "application/json", "[" + client("F-1", "Ada") + "," + client("F-2", "Bo") + "]"));
        ok(send(kind, "", "text/csv", "id;name;contract.monthlyFee\nF-3;Cy;12,5\n"));
        ok(send(kind, "", "application/gzip", zipped(client("F-4", "Di"))));
        ok(send(kind, "", "text/csv", zipped("id,name\nF-5,Ed\n")));
        ok(send(kind, "", "application/octet-stream", client("F-6", "Flo").getBytes(StandardCharsets.UTF_8)));

        for (int i = 1; i <= 6; i++) {
            assertThat(at(kind).get("/v1/clients/F-" + i).statusCode()).isEqualTo(200);
        }
        assertThat(at(kind).get("/v1/clients/F-3").body()).contains("12.5");
    }

    @ParameterizedTest
    @EnumSource
    void takesAMappingWithTheBook(DatabaseKind kind) throws Exception {
        String mapping =
                "id: customer\nasOf: 2026-01-31\nfacts:\n  name: { column: title }\n  since: { column: months, as: monthsAgo }\n";
        String body = part("mode", "", "keep-the-good") + part("mapping", "m.yaml", mapping)
                + part("clients", "book.csv", "customer,title,months\nM-1,Ada,12\nM-2,Bo,many\n") + "--xyz--\r\n";

        JsonNode report = ok(send(kind, "", "multipart/form-data; boundary=xyz", body));

        assertThat(counts(report)).isEqualTo("read 2, added 1, changed 0, unchanged 0, bad 1");
        assertThat(report.path("validFrom").asText()).isEqualTo("2026-01-31");
        assertThat(at(kind).get("/v1/clients/M-1").body()).contains("\"since\":\"2025-01-31\"");
    }

    @ParameterizedTest
    @EnumSource
    void refusesFormsItCannotTrust(DatabaseKind kind) throws Exception {
        String book = part("clients", "b.jsonl", client("X-1", "Ada"));
        String mapping = part("mapping", "m.yaml", "id: x\nfacts: { nme: a }\n");
        for (String bad : new String[] {
            book + part("mode", "", "keep-the-good") + "--xyz--\r\n",
            part("mode", "", "some") + book + "--xyz--\r\n",
            part("clints", "", "x") + book + "--xyz--\r\n",
            mapping + book + "--xyz--\r\n",
            part("mode", "", "all-or-nothing") + "--xyz--\r\n",
            book,
            "nothing of the kind",
            ""
        }) {
            HttpResponse<String> refused = send(kind, "", "multipart/form-data; boundary=xyz", bad);
            assertThat(refused.statusCode()).as(bad).isIn(400, 422);
            assertThat(refused.body()).contains("\"pointer\"");
        }
        NoRuleBookTest.assertProblem(
                send(kind, "", "multipart/form-data", book + "--xyz--\r\n"), 400, "unreadable-request");
        assertThat(at(kind).get("/v1/clients/X-1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNoBook(DatabaseKind kind) throws Exception {
        byte[] zip = {'P', 'K', 3, 4, 0, 0, 0, 0};
        assertThat(send(kind, "", "text/csv", zip).statusCode()).isEqualTo(422);
        assertThat(send(kind, "", NDJSON, new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0})
                        .statusCode())
                .isEqualTo(422);
        assertThat(send(kind, "", NDJSON, new byte[] {0x1f, (byte) 0x8b, 1, 2, 3})
                        .statusCode())
                .isEqualTo(422);
        assertThat(send(kind, "", "text/csv", "nothing,known\n1,2\n").statusCode())
                .isEqualTo(422);
        assertThat(send(kind, "?mode=perhaps", NDJSON, "{}").statusCode()).isEqualTo(422);
        assertThat(send(kind, "", "application/x-www-form-urlencoded", "a=b").statusCode())
                .isEqualTo(415);
        assertThat(send(kind, "", NDJSON, "{\"id\":" + "[".repeat(100_000)).statusCode())
                .isEqualTo(422);
        byte[] cut = zipped(client("Z-1", "Ada").repeat(2_000));
        assertThat(send(kind, "", NDJSON, java.util.Arrays.copyOf(cut, cut.length - 20))
                        .statusCode())
                .isEqualTo(422);
        assertThat(at(kind).get("/v1/clients/Z-1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void isNotBoundByTheLimitOfOtherRequests(DatabaseKind kind) throws Exception {
        StringBuilder book = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            book.append("{\"id\":\"B-")
                    .append(i)
                    .append("\",\"name\":\"")
                    .append("n".repeat(60))
                    .append("\"}\n");
        }
        assertThat(book.length()).isGreaterThan(1_500_000);

        assertThat(counts(ok(send(kind, "", NDJSON, book.toString()))))
                .isEqualTo("read 20000, added 20000, changed 0, unchanged 0, bad 0");
    }

    @ParameterizedTest
    @EnumSource
    void writesNothingOfABookWhoseConnectionBreaks(DatabaseKind kind) throws Exception {
        Running service = at(kind);
        StringBuilder book = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            book.append(client("C-" + i, "Ada"));
        }
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/clients/import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + service.key(io.holdfast.api.access.Role.ADMIN)
                            + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + (book.length() + 1_000)
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(book.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("200 OK");
        }

        assertThat(service.get("/v1/clients/C-0").statusCode()).isEqualTo(404);
        assertThat(counts(ok(send(kind, "", NDJSON, client("C-0", "Ada"))))).contains("added 1");
    }

    private Running at(DatabaseKind kind) {
        return Objects.requireNonNull(services.get(kind));
    }

    private String name(DatabaseKind kind, String id) throws Exception {
        return Running.json(at(kind).get("/v1/clients/" + id)).path("name").asText();
    }

    private HttpResponse<String> send(DatabaseKind kind, String query, String type, String body) throws Exception {
        return send(kind, query, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(DatabaseKind kind, String query, String type, byte[] body) throws Exception {
        HttpRequest.Builder request = at(kind).request("/v1/clients/import" + query)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
        return at(kind).send(request);
    }

    private static JsonNode ok(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Running.json(response);
    }

    private static String counts(JsonNode report) {
        return "read %d, added %d, changed %d, unchanged %d, bad %d"
                .formatted(
                        report.path("read").asInt(),
                        report.path("added").asInt(),
                        report.path("changed").asInt(),
                        report.path("unchanged").asInt(),
                        report.path("bad").asInt());
    }

    private static String client(String id, String name) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}\n";
    }

    private static String part(String name, String file, String content) {
        return "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (file.isEmpty() ? "" : "; filename=\"" + file + "\"") + "\r\n\r\n" + content + "\r\n";
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
