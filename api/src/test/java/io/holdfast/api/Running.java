package io.holdfast.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.access.Access;
import io.holdfast.api.access.NewKey;
import io.holdfast.api.access.Role;
import io.holdfast.api.openapi.Contract;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A real service on free ports, and a caller of it. */
final class Running implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HoldfastServer server;
    private static volatile @Nullable Contract contract;

    private final HttpClient caller = HttpClient.newHttpClient();
    private final Map<Role, String> keys = new EnumMap<>(Role.class);

    private Running(HoldfastServer server) {
        this.server = server;
    }

    static Running on(Path rules, RuleBookCompiler compiler, Clock clock) throws Exception {
        return on(HoldfastConfiguration.at(rules, "127.0.0.1", 0, 0), compiler, clock);
    }

    static Running on(HoldfastConfiguration configuration, RuleBookCompiler compiler, Clock clock) throws Exception {
        if (configuration.getLoggingFactory() instanceof io.dropwizard.logging.common.DefaultLoggingFactory logging) {
            logging.setLevel("OFF");
        }
        return new Running(HoldfastServer.start(configuration, compiler, clock));
    }

    HttpResponse<String> decide(String body) throws Exception {
        return send(request("/v1/decisions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    /** A request of an administrator to the port that decisions are served on. */
    HttpRequest.Builder request(String path) {
        return request(path, Role.ADMIN);
    }

    /** A request that comes with a key of this role. */
    HttpRequest.Builder request(String path, Role role) {
        return anonymous(path).header("Authorization", "Bearer " + key(role));
    }

    /** A request that says nothing about who it comes from. */
    HttpRequest.Builder anonymous(String path) {
        return at(server.port(), path);
    }

    /** A key of this role, the same for the whole life of the service, and never that of another on its database. */
    String key(Role role) {
        return keys.computeIfAbsent(
                role,
                one -> access().keys()
                        .add(NewKey.of("test-" + one.word() + "-" + UUID.randomUUID(), one), "test")
                        .secret()
                        .text());
    }

    Access access() {
        return server.access();
    }

    HttpResponse<String> admin(String path) throws Exception {
        return send(at(server.adminPort(), path).GET());
    }

    /** Sends, and holds the answer against the description of the service. */
    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = caller.send(request.build(), BodyHandlers.ofString());
        URI uri = response.uri();
        if (uri.getPort() == server.port()) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            List<String> faults = contract()
                    .faults(
                            response.request().method(),
                            uri.getPath(),
                            new Contract.Answer(response.statusCode(), type, response.body()));
            if (!faults.isEmpty()) {
                throw new AssertionError(
                        response.request().method() + " " + uri + " answered otherwise than " + "described: " + faults);
            }
        }
        return response;
    }

    private Contract contract() throws Exception {
        Contract known = contract;
        if (known == null) {
            HttpRequest description = request("/openapi.json").GET().build();
            HttpResponse<String> described = caller.send(description, BodyHandlers.ofString());
            if (described.statusCode() != 200) {
                throw new AssertionError("The description cannot be had: " + described.body());
            }
            known = new Contract(MAPPER.readTree(described.body()));
            contract = known;
        }
        return known;
    }

    int port() {
        return server.port();
    }

    static JsonNode json(HttpResponse<String> response) throws Exception {
        return MAPPER.readTree(response.body());
    }

    /** The value of a metric's line that starts like this. */
    double metric(String start) throws Exception {
        return admin("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void close() throws Exception {
        server.close();
    }

    private static HttpRequest.Builder at(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }
}
