package io.holdfast.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.holdfast.api.HoldfastConfiguration;
import io.holdfast.api.HoldfastServer;
import io.holdfast.api.access.NewKey;
import io.holdfast.api.access.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The client against a real service, and through a neighbour that fails as often as it is told to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionTest {

    private static final Map<String, ?> ROLLING =
            Map.of("status", "active", "since", "2025-09-01", "contract", Map.of("term", "rolling", "monthlyFee", 400));
    private static final Retries QUICK = new Retries(4, Duration.ofMillis(1), Duration.ofMillis(5));

    private HoldfastServer service;
    private String key = "";
    private Connection connection = Connection.to(URI.create("http://localhost:1"), "");

    @BeforeAll
    void start() throws Exception {
        Path rules = Path.of(System.getProperty("holdfast.root", "..")).resolve("fixtures/books/tenure");
        HoldfastConfiguration configuration = HoldfastConfiguration.at(rules, "127.0.0.1", 0, 0);
        if (configuration.getLoggingFactory() instanceof DefaultLoggingFactory logging) {
            logging.setLevel("OFF");
        }
        service =
                HoldfastServer.start(configuration, Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC));
        key = service.access()
                .keys()
                .add(NewKey.of("crm", Role.CRM), "test")
                .secret()
                .text();
        connection = Connection.to(URI.create("http://127.0.0.1:" + service.port() + "/"), key);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    @Test
    void asksReportsAndAsksAgain() {
        Decision first = connection.decide(
                Ask.of("C-1", ROLLING).on(LocalDate.parse("2026-03-01")).top(3));
        Decision.Recommendation best = first.recommendations().get(0);

        Reported reported = connection.report(Report.of(first, best, "rejected").because("too early"));
        Decision next = connection.decide(Ask.of("C-1", ROLLING));

        assertThat(best.action()).isEqualTo("offer-annual-contract");
        assertThat(best.dueBy()).isAfter(first.asOf());
        assertThat(first.value().lifetime()).isPositive();
        assertThat(reported.repeated()).isFalse();
        assertThat(reported.on()).isEqualTo(LocalDate.parse("2026-03-01"));
        assertThat(connection.decision(first.id())).isEqualTo(first);
        assertThat(next.id()).isNotEqualTo(first.id());
    }

    @Test
    void aReportUnderTheSameKeyIsTheSame() {
        Decision decision = connection.decide(Ask.of("C-2", ROLLING));
        Report report = Report.of(decision, decision.recommendations().get(0), "shown");

        Reported one = connection.report(report, "task-17");
        Reported two = connection.report(report, "task-17");

        assertThat(two.id()).isEqualTo(one.id());
    }

    @Test
    void mistakesComeWithTheirPlaces() {
        assertThatThrownBy(() -> connection.decide(Ask.of("C-3", Map.of("status", "asleep", "sinse", "2025-01-01"))))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.code()).isEqualTo("invalid-facts");
                    assertThat(refused.mistakes())
                            .extracting(Refused.Mistake::pointer)
                            .containsExactlyInAnyOrder("/client/status", "/client/sinse");
                });
        assertThatThrownBy(() -> Connection.to(URI.create("http://127.0.0.1:" + service.port()), "hf_other")
                        .decide(Ask.of("C-3")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(connection.toString()).doesNotContain(key);
    }

    @Test
    void whatPassesIsTriedAgainAndAReportKeepsItsKey() throws Exception {
        try (Neighbour neighbour = new Neighbour(List.of(503, 0, 429, 200))) {
            Connection flaky = Connection.to(neighbour.address(), "hf_x", QUICK);

            Reported reported =
                    flaky.report(new Report(null, "C-1", "call", null, "shown", null, null, null, null, null));

            assertThat(reported.id()).isEqualTo("1");
            assertThat(neighbour.keys).hasSize(4);
            assertThat(neighbour.keys.stream().distinct()).hasSize(1);
        }
    }

    @Test
    void whatDoesNotPassIsTriedOnce() throws Exception {
        try (Neighbour neighbour = new Neighbour(List.of(422, 200))) {
            Connection once = Connection.to(neighbour.address(), "hf_x", QUICK);

            assertThatThrownBy(() -> once.decide(Ask.of("C-1"))).isInstanceOf(Refused.class);
            assertThat(neighbour.keys).hasSize(1);
        }
    }

    @Test
    void givesUpAfterItsAttempts() throws Exception {
        try (Neighbour neighbour = new Neighbour(List.of(0, 0, 0, 0, 200))) {
            Connection patient = Connection.to(neighbour.address(), "hf_x", QUICK);

            assertThatThrownBy(() -> patient.decide(Ask.of("C-1"))).isInstanceOf(Undelivered.class);
            assertThat(neighbour.keys).hasSize(4);
        }
    }

    @Test
    void waitsLongerEachTimeAndNeverTooLong() {
        Retries retries = new Retries(9, Duration.ofMillis(100), Duration.ofSeconds(1));

        assertThat(retries.after(1, 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(retries.after(2, 0)).isEqualTo(Duration.ofMillis(200));
        assertThat(retries.after(2, 1)).isEqualTo(Duration.ofMillis(100));
        assertThat(retries.after(8, 0)).isEqualTo(Duration.ofSeconds(1));
    }

    /** Answers with the statuses it is given, one after the other; 0 closes the connection instead. */
    private static final class Neighbour implements AutoCloseable {

        private static final String ANSWER = "{\"id\":\"1\",\"action\":\"call\",\"outcome\":\"shown\",\"on\":"
                + "\"2026-03-01\",\"recordedAt\":\"2026-03-01T10:00:00Z\",\"repeated\":false}";

        private final HttpServer server;
        private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();

        Neighbour(List<Integer> statuses) throws IOException {
            ArrayDeque<Integer> left = new ArrayDeque<>(statuses);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
                int status = left.removeFirst();
                if (status == 0) {
                    exchange.close();
                    return;
                }
                byte[] body = (status == 200 ? ANSWER : "{}").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Retry-After", "0");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
