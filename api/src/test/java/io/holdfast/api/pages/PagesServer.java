package io.holdfast.api.pages;

import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.holdfast.api.HoldfastConfiguration;
import io.holdfast.api.HoldfastServer;
import io.holdfast.api.access.NewKey;
import io.holdfast.api.access.Password;
import io.holdfast.api.access.Role;
import io.holdfast.api.queue.QueueSettings;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A real service on the starter rules and clients whose facts try every page's patience. */
final class PagesServer implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));
    /** Somebody who may log in, and may do everything. */
    static final String ADMIN = "anna";

    static final String PASSWORD = "correct horse battery";

    /** Somebody who uses six of ten seats. */
    static final String IDLE = "{\"id\":\"me\",\"name\":\"Baker\",\"status\":\"active\",\"since\":\"2024-01-15\","
            + "\"contract\":{\"term\":\"rolling\",\"noticeDays\":30,\"monthlyFee\":480},"
            + "\"usage\":{\"seats\":10,\"activeUsers\":6}}";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-09T08:00:00Z"), ZoneOffset.UTC);

    private final HttpClient http = HttpClient.newHttpClient();
    private final HoldfastServer server;
    private final Path rules;
    private final String key;

    private PagesServer(HoldfastServer server, Path rules) {
        this.server = server;
        this.rules = rules;
        server.access().users().add(ADMIN, Role.ADMIN, Password.of(PASSWORD), "test");
        this.key = server.access()
                .keys()
                .add(NewKey.of("test", Role.ADMIN), "test")
                .secret()
                .text();
    }

    /** On a copy of the starter rules, so that a test may spoil them. */
    static PagesServer start(Path folder) throws Exception {
        Path rules = folder.resolve("rules");
        copy(ROOT.resolve("rules"), rules);
        return at(rules);
    }

    static PagesServer at(Path rules) throws Exception {
        return on(HoldfastConfiguration.at(rules, "127.0.0.1", 0, 0), rules, "awkward.jsonl");
    }

    /** One that decides by what was published, and wants four eyes on it. */
    static PagesServer publishing(Path folder) throws Exception {
        Path rules = folder.resolve("rules");
        copy(ROOT.resolve("rules"), rules);
        return on(HoldfastConfiguration.at(rules, "127.0.0.1", 0, 0).publishing(true), rules, "sample-500.jsonl");
    }

    /** One with a whole book of clients, for those who look after them. */
    static PagesServer managing() throws Exception {
        Path rules = ROOT.resolve("rules");
        return on(
                HoldfastConfiguration.at(rules, "127.0.0.1", 0, 0).filling(QueueSettings.STANDARD),
                rules,
                "sample-500.jsonl");
    }

    private static PagesServer on(HoldfastConfiguration plain, Path rules, String clients) throws Exception {
        HoldfastConfiguration configuration = plain.showing(new HoldfastConfiguration.Clients(
                ROOT.resolve("fixtures/clients").resolve(clients).toString(), "", "2026-03-01"));
        if (configuration.getLoggingFactory() instanceof DefaultLoggingFactory logging) {
            logging.setLevel("ERROR");
        }
        return new PagesServer(HoldfastServer.start(configuration, CLOCK), rules);
    }

    Path rules() {
        return rules;
    }

    /** A key that opens everything. */
    String key() {
        return key;
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /** Somebody else who may log in, with the same password. */
    void add(String name, Role role) {
        server.access().users().add(name, role, Password.of(PASSWORD), "test");
    }

    /** What is decided now for somebody who uses six of ten seats. */
    String decide() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(address("/v1/decisions")))
                                .header("Authorization", "Bearer " + key)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"asOf\":\"2026-03-02\",\"client\":" + IDLE + "}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address(path))));
    }

    Document page(String path) throws IOException, InterruptedException {
        return Jsoup.parse(get(path).body());
    }

    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address(path)))
                        .header("Authorization", "Bearer " + key)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> put(String path, byte[] body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address(path)))
                        .header("Authorization", "Bearer " + key)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A page as somebody sees it who has just logged in. */
    Document seenBy(String name, String path) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        browser.send(
                HttpRequest.newBuilder(URI.create(address("/login")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "name=" + name + "&password=" + PASSWORD.replace(' ', '+')))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        return Jsoup.parse(browser.send(
                        HttpRequest.newBuilder(URI.create(address(path)))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    HttpResponse<String> putJson(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address(path)))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(
                request.header("Accept", "text/html,*/*;q=0.8")
                        .header("Authorization", "Bearer " + key)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws Exception {
        server.close();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }
}
