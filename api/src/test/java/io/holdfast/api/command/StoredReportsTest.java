package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.HoldfastServer;
import io.holdfast.api.access.NewKey;
import io.holdfast.api.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Commands that fit, learn and report by what the service has stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredReportsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final int CLIENTS = 800;

    @TempDir
    static Path folder = Path.of("");

    private static Path settings = Path.of("");
    private static JsonNode uplift = new ObjectMapper().nullNode();
    private static JsonNode book = new ObjectMapper().nullNode();

    /** A service that imports clients, decides about some, hears what they did, and stops. */
    @BeforeAll
    static void serve() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Path tenure = Session.ROOT.resolve("fixtures/books/tenure");
        try (var all = Files.walk(tenure)) {
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                Path to = rules.resolve(tenure.relativize(one).toString());
                Files.createDirectories(to.resolveSibling(""));
                Files.copy(one, to);
            }
        }
        Path yaml = rules.resolve("book.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "control: { share: 0.5, salt: test }\n");
        Path clients = Files.writeString(folder.resolve("clients.jsonl"), contracts());
        settings = Files.writeString(folder.resolve("my.yml"), """
                rules: {folder: "%s"}
                clients: {file: "%s", asOf: "2026-01-01"}
                database: {url: "jdbc:h2:file:%s"}
                logging: {level: ERROR}
                server:
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                """.formatted(rules, clients, folder.resolve("memory")));
        try (HoldfastServer server = HoldfastServer.start(HoldfastServer.settings(Optional.of(settings)), CLOCK)) {
            Service service = new Service(server);
            for (int i = 0; i < 120; i++) {
                service.post("/v1/decisions", "{\"clientId\":\"C-%d\",\"asOf\":\"2026-02-01\"}".formatted(i));
            }
            for (int i = 0; i < 40; i++) {
                service.post(
                        "/v1/outcomes",
                        "{\"clientId\":\"%s\",\"action\":\"offer-annual-contract\",\"outcome\":\"%s\",\"on\":\"2026-02-10\"}"
                                .formatted("C-" + i, i % 4 == 0 ? "accepted" : "rejected"));
            }
            uplift = service.get("/v1/reports/uplift");
            book = service.get("/v1/reports/book?from=2025-03-01&asOf=2026-02-28");
        }
    }

    @Test
    void fitsTheStoredClients() throws IOException {
        Session session = new Session();
        Path file = folder.resolve("worth.json");
        assertThat(session.run("worth", "fit", "--config", settings, "--as-of", "2026-03-01", "--out", file))
                .as(session.err())
                .isEqualTo(Exit.FINE);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/data/file").asText()).isEqualTo("the stored clients");
        assertThat(json.at("/data/sha256").asText()).hasSize(64);
        assertThat(json.at("/data/clients").asInt()).isEqualTo(CLIENTS);
        Session ofFile = new Session();
        Path same = folder.resolve("same.json");
        assertThat(ofFile.run(
                        "worth",
                        "fit",
                        "--clients",
                        folder.resolve("clients.jsonl"),
                        "--rules",
                        folder.resolve("rules"),
                        "--as-of",
                        "2026-03-01",
                        "--out",
                        same))
                .isEqualTo(Exit.FINE);
        assertThat(json.path("fits"))
                .isEqualTo(new ObjectMapper().readTree(same.toFile()).path("fits"));
    }

    @Test
    void learnsFromTheStoredOutcomes() {
        Session session = new Session();
        assertThat(session.run("worth", "learn", "--config", settings, "--as-of", "2026-03-01"))
                .as(session.err())
                .isEqualTo(Exit.FINE);
        assertThat(session.out()).contains("offer-annual-contract\t40\t0.500\t0.2");
        assertThat(session.err()).contains("1 action learned, 0 bad clients; nothing was written: --out names a file.");
    }

    @Test
    void reportsTheBookAsTheServiceDoes() throws IOException {
        Session session = new Session();
        assertThat(session.run("report", "book", "--config", settings, "--from", "2025-03-01", "--as-of", "2026-02-28"))
                .as(session.err())
                .isEqualTo(Exit.FINE);
        JsonNode said = new ObjectMapper().readTree(session.out());
        assertThat(said).isEqualTo(book);
        assertThat(said.at("/monthlyMoney/opening").asDouble()).isPositive();
        assertThat(said.at("/payingClients/left").asInt()).isPositive();
        assertThat(said.path("months")).hasSize(12);
    }

    @Test
    void reportsUpliftAsTheServiceDoes() throws IOException {
        Session session = new Session();
        assertThat(session.run("report", "uplift", "--config", settings, "--as-of", "2026-03-01"))
                .as(session.err())
                .isEqualTo(Exit.FINE);
        assertThat(new ObjectMapper().readTree(session.out())).isEqualTo(uplift);
        JsonNode whole = uplift.path("whole");
        assertThat(whole.path("treated").asInt() + whole.path("control").asInt())
                .isEqualTo(120);
        assertThat(whole.path("control").asInt()).isBetween(30, 90);
        assertThat(whole.at("/split/broken").asBoolean()).isFalse();
        assertThat(whole.at("/retention/verdict").asText()).isEqualTo("undetermined");
        assertThat(session.err()).contains("held out, by decisions after 2025-03-01 until 2026-03-01.", "retention: ");
    }

    @Test
    void writesThePageOfTheStoredClients() throws IOException {
        Session session = new Session();
        Path page = folder.resolve("worth.html");
        assertThat(session.run("worth", "report", "--config", settings, "--as-of", "2026-03-01", "--out", page))
                .as(session.err())
                .isEqualTo(Exit.FINE);
        assertThat(Files.readString(page)).contains("800 clients of the stored clients");
    }

    @Test
    void saysWhereNothingIsStored() throws IOException {
        Path elsewhere = Files.writeString(
                folder.resolve("other.yml"),
                "database: {url: \"jdbc:h2:file:%s\"}\n".formatted(folder.resolve("none")));
        for (String command :
                new String[] {"worth fit", "worth learn", "worth report", "report book", "report uplift"}) {
            Session session = new Session();
            Object[] typed = (command + " --config " + elsewhere).split(" ");
            assertThat(session.run(typed)).isEqualTo(Exit.USAGE);
            assertThat(session.err()).contains("holdfast " + command + ": There is no database yet at ");
        }
        assertThat(folder.resolve("none.mv.db")).doesNotExist();
    }

    /** Annual contracts of clients who leave with chances of their own. */
    private static String contracts() {
        Random dice = new Random(43);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CLIENTS; i++) {
            int start = 2017 + dice.nextInt(8);
            double leave = dice.nextDouble() * dice.nextDouble();
            String ended = "\"status\":\"active\"";
            for (int year = start + 1; year <= 2026 && ended.contains("active"); year++) {
                if (dice.nextDouble() < leave) {
                    ended = "\"status\":\"lapsed\",\"ended\":{\"on\":\"%d-01-31\"}".formatted(year);
                }
            }
            text.append(
                    "{\"id\":\"C-%d\",\"since\":\"%d-02-01\",\"contract\":{\"term\":\"annual\",\"start\":\"%d-02-01\",\"monthlyFee\":100.5},%s}\n"
                            .formatted(i, start, start, ended));
        }
        return text.toString();
    }

    /** The service, called by an administrator. */
    private record Service(HoldfastServer server, String key, HttpClient caller) {

        Service(HoldfastServer server) {
            this(
                    server,
                    server.access()
                            .keys()
                            .add(NewKey.of("test", Role.ADMIN), "test")
                            .secret()
                            .text(),
                    HttpClient.newHttpClient());
        }

        void post(String path, String body) throws Exception {
            HttpResponse<String> answer = caller.send(
                    request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        }

        JsonNode get(String path) throws Exception {
            HttpResponse<String> answer = caller.send(request(path).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new ObjectMapper().readTree(answer.body());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + key);
        }
    }
}
