package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.openapi.Fuzz;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Sends what chance makes of the description, and expects every answer to be described: no failure of ours, no status nobody
 * was told of, no body that breaks its schema. Without a word the same requests are sent each time, so that a build never
 * fails by chance; {@code -Dfuzz.seconds=600} sends others for ten minutes, {@code -Dfuzz.seed} the same again.
 */
class OpenApiFuzzTest {

    private static final long SECONDS = Long.getLong("fuzz.seconds", 0);
    /** How many are sent where no time is given. */
    private static final int FEW = 1_500;

    private static final int SHOWN = 30;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void everythingIsAnsweredAsDescribed(TestReporter reporter) throws Exception {
        long seed = Long.getLong("fuzz.seed", SECONDS == 0 ? 8 : System.nanoTime());
        Random random = new Random(seed);
        TreeMap<String, String> wrong = new TreeMap<>();
        TreeMap<Integer, Integer> statuses = new TreeMap<>();
        int sent = 0;
        try (Running service = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), CLOCK)) {
            JsonNode document = Running.json(service.send(service.anonymous("/openapi.json")));
            Fuzz fuzz = new Fuzz(document, random);
            long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
            while ((SECONDS == 0 ? sent < FEW : System.nanoTime() < until) && wrong.size() < SHOWN) {
                Fuzz.Asked asked = fuzz.next();
                sent++;
                try {
                    HttpResponse<String> answer = service.send(request(service, asked, random));
                    statuses.merge(answer.statusCode(), 1, Integer::sum);
                    if (answer.statusCode() >= 500) {
                        wrong.putIfAbsent(asked.method() + " " + answer.statusCode(), asked + " -> " + answer.body());
                    } else if (answer.statusCode() < 300
                            && answer.headers()
                                    .firstValue("Content-Type")
                                    .orElse("")
                                    .startsWith("application/json")) {
                        fuzz.learn(Running.json(answer));
                    }
                } catch (AssertionError undescribed) {
                    String message = String.valueOf(undescribed.getMessage());
                    wrong.putIfAbsent(message.replaceAll("http\\S+|[0-9a-f-]{36}", ""), asked + " -> " + message);
                } catch (IOException closed) {
                    // A body that was refused before it was read ends the connection.
                    statuses.merge(0, 1, Integer::sum);
                }
            }
        }
        reporter.publishEntry(Map.of("seed", "" + seed, "sent", "" + sent, "answers by status", "" + statuses));
        assertThat(new ArrayList<>(wrong.values()))
                .as("seed %d, %d sent", seed, sent)
                .isEmpty();
        assertThat(statuses.keySet()).contains(200, 422);
    }

    private static HttpRequest.Builder request(Running service, Fuzz.Asked asked, Random random) throws IOException {
        HttpRequest.Builder request = switch (random.nextInt(20)) {
            case 0 -> service.anonymous(asked.path());
            case 1 -> service.anonymous(asked.path()).header("Authorization", "Bearer hf_nobody");
            case 2, 3 -> service.request(asked.path(), List.of(Role.values()).get(random.nextInt(5)));
            default -> service.request(asked.path(), Role.ADMIN);
        };
        for (Map.Entry<String, String> header : asked.headers().entrySet()) {
            request.header(header.getKey(), header.getValue());
        }
        if (asked.type().isEmpty()) {
            return request.method(asked.method(), BodyPublishers.noBody());
        }
        request.header("Content-Type", asked.type());
        byte[] body = asked.body();
        if (asked.packed()) {
            request.header("Content-Encoding", "gzip");
            body = random.nextInt(4) == 0 ? body : packed(body);
        }
        return request.method(asked.method(), BodyPublishers.ofByteArray(body));
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }
}
