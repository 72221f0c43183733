package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.queue.QueueSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The queue as a running service fills it. */
class QueueTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADA =
            "{\"id\":\"A\",\"name\":\"Ada\",\"status\":\"active\",\"since\":\"2024-01-01\",\"contract\":{\"term\":\"rolling\",\"monthlyFee\":100}}";

    @Test
    void isFilledAtTheStartByHandAndAsClientsChange() throws Exception {
        try (Running service = Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .filling(QueueSettings.STANDARD),
                RuleBookCompiler.standard(),
                CLOCK)) {
            JsonNode first = await(
                    service,
                    "/v1/reviews/rounds",
                    all -> all.at("/rounds/0/state").asText().equals("done"));
            assertThat(first.at("/rounds/0/cause").asText()).isEqualTo("book");
            assertThat(first.at("/rounds/0/by").asText()).isEqualTo("service");

            assertThat(send(service, "PUT", "/v1/clients/A", ADA).statusCode()).isEqualTo(201);
            JsonNode export = await(
                    service, "/v1/clients/A/export", all -> all.path("queue").size() == 2);
            assertThat(export.at("/queue/0/healthSince").isMissingNode()).isTrue();
            assertThat(export.at("/queue/0/recommended").asInt()).isEqualTo(1);
            assertThat(export.at("/queue/1/action").asText()).isEqualTo("offer-annual-contract");

            HttpResponse<String> asked = send(service, "POST", "/v1/reviews/rounds", "");
            assertThat(asked.statusCode()).isEqualTo(202);
            String address =
                    "/v1/reviews/rounds/" + Running.json(asked).path("id").asText();
            JsonNode done = await(
                    service, address, round -> round.path("state").asText().equals("done"));
            assertThat(done.path("decided").asInt()).isEqualTo(1);
            assertThat(done.path("changed").asInt()).isZero();
            assertThat(Running.json(send(service, "DELETE", address, ""))
                            .path("state")
                            .asText())
                    .isEqualTo("done");

            String review = "{\"clientId\":\"A\",\"action\":\"offer-annual-contract\",\"verdict\":\"approved\"}";
            assertThat(send(service, "POST", "/v1/reviews", review).statusCode())
                    .isEqualTo(201);
            assertThat(Running.json(service.get("/v1/clients/A/export"))
                            .at("/queue/1/state")
                            .asText())
                    .as("a review shows at once")
                    .isEqualTo("approved");

            assertThat(Running.json(send(service, "POST", "/v1/clients/A/erasure", ""))
                            .at("/erased/queue")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    private static HttpResponse<String> send(Running service, String method, String path, String body)
            throws Exception {
        return service.send(service.request(path, Role.ADMIN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    /** Looks until something is so. */
    private static JsonNode await(Running service, String path, Predicate<JsonNode> so) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode answer = Running.json(service.get(path));
            if (so.test(answer)) {
                return answer;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return fail(path + " never came to what was waited for: "
                + service.get(path).body());
    }
}
