package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.queue.QueueSettings;
import io.holdfast.api.webhooks.WebhookSettings;
import io.holdfast.rulebook.RuleBookCompiler;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A running service tells a stand-in for a CRM what becomes of recommendations. */
class WebhooksOverHttpTest {

    private static final String ACTION = "offer-annual-contract";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void everyEventComesSignedInOrderAndIsNotLostByAReceiverThatFails() throws Exception {
        try (Receiver receiver = new Receiver();
                Running service = on(new WebhookSettings(true))) {
            String id = webhook(service, receiver.url(), receiver);
            receiver.answers(302, 500);

            put(service, "A", "rolling");

            for (int failures = 1; failures <= 2; failures++) {
                int so = failures;
                await(() -> receiver.calls().size() == so
                        && webhook(service).path("failures").asInt() == so);
                assertThat(receiver.taken()).isEmpty();
                now = now.plus(Duration.ofMinutes(1));
            }
            await(() -> receiver.taken().size() == 1);
            assertThat(receiver.calls())
                    .as("the same event, and no redirect is followed")
                    .extracting(call -> call.substring(0, call.lastIndexOf(' ')))
                    .containsOnly(
                            "/holdfast " + receiver.taken().get(0).path("id").asText())
                    .hasSize(3);

            review(service, "\"verdict\":\"approved\",\"version\":0}");
            put(service, "A", "annual");
            await(() -> receiver.taken().size() == 3);
            assertThat(receiver.taken())
                    .extracting(event -> event.path("event").asText())
                    .containsExactly("recommendation.added", "recommendation.changed", "recommendation.gone");
            assertThat(receiver.taken())
                    .allSatisfy(event -> assertThat(
                                    event.at("/recommendation/action").asText())
                            .isEqualTo(ACTION));
            assertThat(receiver.taken().get(1).at("/recommendation/state").asText())
                    .isEqualTo("approved");

            receiver.answers(422);
            put(service, "B", "rolling");
            await(() -> webhook(service).path("dead").asInt() == 1);
            JsonNode dead =
                    Running.json(service.get("/v1/webhooks/" + id + "/dead")).at("/events/0");
            assertThat(dead.toString()).contains("answered 422");
            assertThat(send(service, "POST", "/v1/webhooks/" + id + "/replay", "")
                            .statusCode())
                    .isEqualTo(200);
            await(() -> receiver.taken().size() == 4);
            assertThat(receiver.taken().get(3).at("/recommendation/clientId").asText())
                    .isEqualTo("B");

            receiver.knows("another secret");
            put(service, "C", "rolling");
            await(() -> webhook(service).path("dead").asInt() == 1);
            assertThat(receiver.taken())
                    .as("the receiver saw that the signature is wrong")
                    .hasSize(4);
        }
    }

    @Test
    void nobodyInsideIsCalledUnlessTheOperatorAllowsIt() throws Exception {
        try (Receiver receiver = new Receiver();
                Running service = on(WebhookSettings.STANDARD)) {
            HttpResponse<String> added = send(
                    service,
                    "POST",
                    "/v1/webhooks",
                    "{\"url\":\"" + receiver.url().replace("127.0.0.1", "localhost") + "\"}");
            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);

            put(service, "A", "rolling");

            await(() -> webhook(service).path("failures").asInt() == 1);
            assertThat(receiver.calls()).isEmpty();
        }
    }

    private Running on(WebhookSettings settings) throws Exception {
        return Running.on(
                HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                        .filling(QueueSettings.STANDARD)
                        .telling(settings),
                RuleBookCompiler.standard(),
                clock);
    }

    private static String webhook(Running service, String url, Receiver receiver) throws Exception {
        HttpResponse<String> added = send(service, "POST", "/v1/webhooks", "{\"url\":\"" + url + "\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        receiver.knows(Running.json(added).path("secret").asText());
        return Running.json(added).path("id").asText();
    }

    private static JsonNode webhook(Running service) throws Exception {
        return Running.json(service.get("/v1/webhooks")).at("/webhooks/0");
    }

    private static void put(Running service, String id, String term) throws Exception {
        String facts = "{\"id\":\"" + id + "\",\"name\":\"Ada\",\"status\":\"active\",\"since\":\"2024-01-01\","
                + "\"contract\":{\"term\":\"" + term + "\",\"monthlyFee\":100}}";
        assertThat(send(service, "PUT", "/v1/clients/" + id, facts).statusCode())
                .isIn(200, 201);
    }

    private static void review(Running service, String rest) throws Exception {
        HttpResponse<String> said =
                send(service, "POST", "/v1/reviews", "{\"clientId\":\"A\",\"action\":\"" + ACTION + "\"," + rest);
        assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
    }

    private static HttpResponse<String> send(Running service, String method, String path, String body)
            throws Exception {
        return service.send(service.request(path, Role.ADMIN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static void await(Callable<Boolean> so) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.call()) {
            assertThat(System.nanoTime())
                    .as("it never came to what was waited for")
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
