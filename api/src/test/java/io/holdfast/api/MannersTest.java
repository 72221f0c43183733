package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.holdfast.api.access.AccessSettings;
import io.holdfast.api.access.Role;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How the service treats callers who are many, slow, or want less than everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MannersTest {

    private static final int AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ASK = "{\"client\": {\"id\": \"C-1\", \"status\": \"active\"}}";

    private Running service;

    @BeforeAll
    void start() throws Exception {
        service = on(settings().waiting(io.dropwizard.util.Duration.seconds(3)));
    }

    private static HoldfastConfiguration settings() {
        return HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0);
    }

    private static Running on(HoldfastConfiguration settings) throws Exception {
        return Running.on(settings, RuleBookCompiler.standard(), Clock.systemUTC());
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    /** Calls whose bodies do not come hold their caller up, and nobody else. */
    @Test
    void oneCallerCannotTakeTheServiceFromTheOthers() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (Running busy = on(settings().asking(AccessSettings.STANDARD.withCallsAtOnce(AT_ONCE)))) {
            // One more each time, for one that meets an ordinary call on its way in is refused and gone.
            HttpResponse<String> same = decide(busy, Role.CRM);
            while (same.statusCode() == 200 && slow.size() < 10 * AT_ONCE) {
                slow.add(slow(busy));
                same = decide(busy, Role.CRM);
            }

            assertThat(same.statusCode()).isEqualTo(429);
            assertThat(same.headers().firstValue("Retry-After")).contains("1");
            assertThat(decide(busy, Role.ANALYST).statusCode()).isEqualTo(200);
            for (Socket socket : slow) {
                socket.close();
            }
            assertThat(until(200, busy).statusCode()).isEqualTo(200);
        }
    }

    /** Nor can those who show nothing, though their calls are refused before anybody reads what they send. */
    @Test
    void manyWhoShowNothingTakeNoThreadFromTheOthers() throws Exception {
        HoldfastConfiguration few = settings().asking(AccessSettings.STANDARD.withCallsAtOnce(16));
        DefaultServerFactory server = (DefaultServerFactory) few.getServerFactory();
        server.setMaxThreads(24);
        server.getApplicationConnectors()
                .forEach(one -> ((HttpConnectorFactory) one).setIdleTimeout(io.dropwizard.util.Duration.hours(1)));
        List<Socket> slow = new ArrayList<>();
        try (Running busy = on(few)) {
            for (int i = 0; i < 40; i++) {
                slow.add(slow(busy, head("/v1/decisions", "X-Nothing: shown")));
                slow.add(slow(busy, head("/login", "X-Nothing: shown")));
            }
            for (int i = 0; i < 40; i++) {
                assertThat(decide(busy, Role.CRM).statusCode()).isEqualTo(200);
            }
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static Socket slow(Running busy) throws Exception {
        return slow(busy, head(busy, 100_000));
    }

    private static Socket slow(Running busy, String head) throws Exception {
        Socket socket = new Socket("127.0.0.1", busy.port());
        socket.getOutputStream().write((head + "{").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static HttpResponse<String> until(int status, Running busy) throws Exception {
        HttpResponse<String> answer = decide(busy, Role.CRM);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (answer.statusCode() != status && System.nanoTime() < until) {
            answer = decide(busy, Role.CRM);
        }
        return answer;
    }

    private static HttpResponse<String> decide(Running busy, Role role) throws Exception {
        return busy.send(busy.request("/v1/decisions", role)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ASK)));
    }

    @Test
    void answersComePackedToWhoAsksForIt() throws Exception {
        HttpRequest request = service.request("/v1/decisions")
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", "gzip")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed(ASK)))
                .build();

        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("\"clientId\":\"C-1\"");
    }

    @Test
    void aBodyThatUnpacksToMoreThanMayComeIsRefused() throws Exception {
        HttpResponse<String> answer = service.send(service.request("/v1/decisions")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed(ASK + " ".repeat(2_000_000)))));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void rulesComeOnceToWhoRemembersTheirTag() throws Exception {
        HttpResponse<String> first = service.get("/v1/rules");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = service.send(service.request("/v1/rules").header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(service.send(service.request("/v1/rules").header("If-None-Match", "\"another\""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoWantsOneVersionOfTheRulesIsToldThatItIsAnother() throws Exception {
        for (String path : List.of("/v1/rules", "/openapi.json")) {
            HttpResponse<String> other = service.send(service.request(path).header("If-Match", "\"2\""));

            NoRuleBookTest.assertProblem(other, 412, "precondition-failed");
        }
    }

    /** A byte now and then keeps a connection from being idle, and would hold it for ever. */
    @Test
    void aBodyThatOnlyTricklesIsSentAway() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.setSoTimeout(100);
            OutputStream out = socket.getOutputStream();
            out.write(head(service, 100_000).getBytes(StandardCharsets.US_ASCII));
            String answer = "";
            for (int i = 0; i < 600 && answer.isEmpty(); i++) {
                out.write(' ');
                out.flush();
                answer = line(socket);
            }
            assertThat(answer).contains("408");
        }
    }

    /** What came within a tenth of a second. */
    private static String line(Socket socket) throws Exception {
        try {
            byte[] bytes = new byte[100];
            int length = socket.getInputStream().read(bytes);
            return length < 0 ? "closed" : new String(bytes, 0, length, StandardCharsets.US_ASCII);
        } catch (SocketTimeoutException nothingYet) {
            return "";
        }
    }

    private static String head(String path, String header) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n" + header
                + "\r\nContent-Length: 100000\r\n\r\n";
    }

    private static String head(Running service, int length) {
        return "POST /v1/decisions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + service.key(Role.CRM) + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** A refusal that comes before the body was read leaves the connection to the next request. */
    @Test
    void aRefusedCallDoesNotEndTheConnection() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 3; i++) {
                out.write(
                        ("POST /v1/decisions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                                        + ASK.length() + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                out.write(ASK.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                assertThat(in.readLine()).contains("401");
                int length = 0;
                for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                    assertThat(line).doesNotContainIgnoringCase("connection: close");
                    length = line.startsWith("Content-Length: ")
                            ? Integer.parseInt(line.substring("Content-Length: ".length()))
                            : length;
                }
                assertThat(in.skip(length)).isEqualTo(length);
            }
        }
    }

    private static byte[] packed(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
