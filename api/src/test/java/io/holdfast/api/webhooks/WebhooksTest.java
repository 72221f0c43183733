package io.holdfast.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.api.queue.Move;
import io.holdfast.api.queue.OpenRecommendation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Events against a stand-in for a CRM, which takes them, refuses them, hangs or leads elsewhere. */
class WebhooksTest {

    private static final String SECRET = "hfw_test";

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private volatile int status = 200;
    private HttpServer receiver;

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

    WebhooksTest() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        receiver.createContext("/", call -> {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies.add(body);
            signatures.add(call.getRequestHeaders().getFirst(Signature.HEADER));
            if (status == 302) {
                call.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/inside");
            }
            call.sendResponseHeaders(status, -1);
            call.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void sendsInOrderAndSignedAndOnlyWhatIsWanted(Database database) throws Exception {
        WebhookStore store = new WebhookStore(database, new AuditStore(database));
        Target target = target(store, "recommendation.added", "recommendation.gone");
        tell(database, store, Move.What.ADDED, Move.What.CHANGED, Move.What.GONE);

        assertThat(sending(store).some(target)).isFalse();

        assertThat(bodies)
                .extracting(
                        body -> new ObjectMapper().readTree(body).path("event").asText())
                .containsExactly("recommendation.added", "recommendation.gone");
        assertThat(new ObjectMapper()
                        .readTree(bodies.get(0))
                        .at("/recommendation/clientName")
                        .asText())
                .isEqualTo("<script>alert(1)</script>");
        assertThat(signatures.get(0)).isEqualTo(Signature.of(SECRET, bodies.get(0), now));
        assertThat(signatures.get(0)).isNotEqualTo(Signature.of("another", bodies.get(0), now));
        assertThat(store.count(target.id(), "waiting")).isZero();
        assertThat(store.count(target.id(), "sent")).isEqualTo(2);
        now = now.plus(Duration.ofDays(8));
        sending(store).prune();
        assertThat(store.count(target.id(), "sent")).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void losesNothingToAReceiverThatFailsForADay(Database database) {
        WebhookStore store = new WebhookStore(database, new AuditStore(database));
        Target target = target(store, "recommendation.added", "recommendation.gone");
        tell(database, store, Move.What.ADDED, Move.What.GONE);
        status = 500;
        for (Instant end = now.plus(Duration.ofDays(1)); now.isBefore(end); ) {
            sending(store).some(store.find(target.id()).orElseThrow());
            now = store.find(target.id()).orElseThrow().next();
        }
        assertThat(bodies.stream().distinct()).as("the first is not overtaken").hasSize(1);
        assertThat(bodies).hasSizeBetween(24, 40);
        assertThat(store.events(target.id(), "waiting", 9)).hasSize(2);
        assertThat(store.events(target.id(), "waiting", 9).get(0).answer())
                .contains("answered 500 Internal Server Error");

        status = 200;
        bodies.clear();
        now = now.plus(Duration.ofHours(1));
        sending(store).some(store.find(target.id()).orElseThrow());
        assertThat(bodies).hasSize(2);
        assertThat(store.find(target.id()).orElseThrow().failures()).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void whatIsRefusedIsDeadUntilItIsSentAgain(Database database) {
        WebhookStore store = new WebhookStore(database, new AuditStore(database));
        Target target = target(store, "recommendation.added");
        tell(database, store, Move.What.ADDED);
        status = 401;
        sending(store).some(target);
        assertThat(store.events(target.id(), "dead", 9)).singleElement().satisfies(event -> {
            assertThat(event.answer()).contains("answered 401 Unauthorized");
            assertThat(event.tries()).isEqualTo(1);
        });

        status = 200;
        assertThat(store.replay(target.id(), "user:mia", now)).isEqualTo(1);
        sending(store).some(store.find(target.id()).orElseThrow());
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(0)).isEqualTo(bodies.get(1));

        tell(database, store, Move.What.ADDED);
        status = 503;
        sending(store).some(store.find(target.id()).orElseThrow());
        now = now.plus(Duration.ofDays(4));
        sending(store).some(store.find(target.id()).orElseThrow());
        assertThat(store.count(target.id(), "dead")).as("three days are enough").isEqualTo(1);
        database.inTransaction(handle -> new PersonalEventRows().erase(handle, "A"));
        assertThat(store.count(target.id(), "dead")).isZero();
        store.remove(target.id(), "user:mia", now);
        assertThat(store.targets()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void keepsWhatHappensDuringAPauseAndSendsItInOrder(Database database) {
        WebhookStore store = new WebhookStore(database, new AuditStore(database));
        Hooks hooks = new Hooks(store, clock);
        String id = target(store, "recommendation.added", "recommendation.gone")
                .id()
                .toString();
        assertThat(hooks.pause(id, "user:mia").paused()).contains(now);
        tell(database, store, Move.What.ADDED, Move.What.GONE);
        assertThat(sending(store).some(store.find(UUID.fromString(id)).orElseThrow()))
                .isFalse();
        assertThat(bodies).isEmpty();
        assertThat(hooks.last(id, 9)).isEmpty();

        now = now.plus(Duration.ofDays(5));
        assertThat(hooks.resume(id, "user:mia").paused()).isEmpty();
        sending(store).some(store.find(UUID.fromString(id)).orElseThrow());

        assertThat(bodies).hasSize(2);
        assertThat(hooks.last(id, 9))
                .extracting(Hooks.Delivery::event)
                .containsExactly("recommendation.gone", "recommendation.added");
        assertThat(hooks.all())
                .singleElement()
                .satisfies(one -> assertThat(one.waiting()).isZero());
    }

    @Test
    void followsNoRedirect() throws Exception {
        status = 302;
        Post.Answer answer = new Post(true, Duration.ofSeconds(60)).send(url(), Map.of(), "{}");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(bodies).hasSize(1);
    }

    @Test
    void callsNobodyInsideUnlessItMay() {
        for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "10.1.2.3")) {
            assertThatThrownBy(() -> new Post(false, Duration.ofSeconds(60))
                            .send(URI.create("http://" + host + ":" + port() + "/"), Map.of(), "{}"))
                    .as(host)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("inside of our network");
        }
        assertThat(bodies).isEmpty();
    }

    @Test
    void waitsForNobodyWhoHangs() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            assertThatThrownBy(() -> new Post(true, Duration.ofMillis(200)).send(url, Map.of(), "{}"))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, true",
        "10.0.0.1, true",
        "100.64.0.1, true",
        "100.128.0.1, false",
        "127.9.9.9, true",
        "169.254.169.254, true",
        "172.15.0.1, false",
        "172.16.0.1, true",
        "172.32.0.1, false",
        "192.168.1.1, true",
        "192.0.0.1, true",
        "198.18.0.1, true",
        "224.0.0.1, true",
        "255.255.255.255, true",
        "93.184.215.14, false",
        "::, true",
        "::1, true",
        "fe80::1, true",
        "fc00::1, true",
        "fdab::1, true",
        "::ffff:10.0.0.1, true",
        "64:ff9b::7f00:1, true",
        "64:ff9b::5db8:d70e, false",
        "2002:7f00:1::, true",
        "2606:2800:220:1::1, false"
    })
    void tellsInsideFromOutside(String address, boolean inside) throws Exception {
        assertThat(Inside.is(InetAddress.getByName(address))).isEqualTo(inside);
    }

    @Test
    void pausesTwiceAsLongEachTimeUpToAnHour() {
        assertThat(Sending.pause(0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Sending.pause(3)).isEqualTo(Duration.ofSeconds(40));
        assertThat(Sending.pause(1_000)).isEqualTo(Duration.ofHours(1));
    }

    private Sending sending(WebhookStore store) {
        return new Sending(store, new Post(true, Duration.ofSeconds(60)), clock);
    }

    private Target target(WebhookStore store, String... events) {
        Target target = new Target(
                UUID.randomUUID(), url(), SECRET, List.of(events), 0, now, now, "user:mia", Optional.empty());
        store.add(target);
        return target;
    }

    private void tell(Database database, WebhookStore store, Move.What... whats) {
        List<Move> moves = new ArrayList<>();
        for (Move.What what : whats) {
            moves.add(new Move(what, Optional.empty(), recommendation()));
        }
        database.inTransaction(handle -> {
            store.take(handle, moves, now);
            return true;
        });
    }

    private OpenRecommendation recommendation() {
        return new OpenRecommendation(
                "A",
                "offer-annual-contract",
                "",
                "<script>alert(1)</script>",
                null,
                null,
                null,
                "retention",
                "keep",
                "Ada has stayed",
                null,
                null,
                null,
                1,
                10,
                20,
                0.5,
                0,
                LocalDate.of(2026, 3, 8),
                "call",
                "Mia",
                "open",
                null,
                0,
                now,
                now);
    }

    private int port() {
        return receiver.getAddress().getPort();
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/holdfast");
    }
}
