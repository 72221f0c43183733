package io.holdfast.connect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Calls of one service with one key. What could not be delivered is sent again, and nothing is counted twice: reports carry a
 * key of their own, and asking for a decision uses nothing up. It may be shared among threads.
 */
public final class Connection {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final URI address;
    private final String key;
    private final Delivery delivery;

    private Connection(URI address, String key, Delivery delivery) {
        this.address = address;
        this.key = key;
        this.delivery = delivery;
    }

    /**
     * A connection that tries four times.
     *
     * @param address such as {@code https://nba.example.com}
     * @param key starts with {@code hf_}
     */
    public static Connection to(URI address, String key) {
        return to(address, key, Retries.STANDARD);
    }

    public static Connection to(URI address, String key, Retries retries) {
        return new Connection(URI.create(address.toString().replaceAll("/+$", "")), key, new Delivery(retries));
    }

    /**
     * What to do next for a client.
     *
     * @throws Refused when the service will not, and would not the next time
     * @throws Undelivered when it could not be asked, however often it was tried
     */
    public Decision decide(Ask ask) {
        return read(post("/v1/decisions", ask, Map.of()), Decision.class);
    }

    /** A decision as it was answered. */
    public Decision decision(String id) {
        return read(delivery.send(request("/v1/decisions/" + encoded(id)).GET().build()), Decision.class);
    }

    /** Tells what became of an action; however often it is sent, it counts once. */
    public Reported report(Report report) {
        return report(report, UUID.randomUUID().toString());
    }

    /**
     * The same under a key of the caller's own, so that a program that was stopped in the middle can send it again.
     *
     * @param idempotencyKey 1 to 255 signs of ASCII without blanks
     */
    public Reported report(Report report, String idempotencyKey) {
        return read(post("/v1/outcomes", report, Map.of("Idempotency-Key", idempotencyKey)), Reported.class);
    }

    private String post(String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(written(body)));
        headers.forEach(request::header);
        return delivery.send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + key);
    }

    private static String written(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("This cannot be written as JSON.", impossible);
        }
    }

    static <T> T read(String body, Class<T> type) {
        try {
            return MAPPER.readValue(body, type);
        } catch (JsonProcessingException other) {
            throw new Undelivered("The answer is not one of this service.", other);
        }
    }

    static JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException none) {
            return MAPPER.createObjectNode();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Connection[" + address + "]";
    }
}
