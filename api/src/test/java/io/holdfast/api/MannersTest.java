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
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the service treats callers who are many, slow, or want less than everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MannersTest {

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

    /** Nobody is bound to a body that does not come, nor to one that is too large to be waited for. */
    @Test
    void slowAndHugeCallersHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (Running busy = on(fewThreads())) {
            for (int i = 0; i < 40; i++) {
                for (Role role : List.of(Role.CRM, Role.ANALYST)) {
                    slow.add(slow(busy, head(busy, role, "/v1/decisions", "json", ASK.length())));
                    slow.add(slow(busy, head(busy, role, "/v1/decisions/batch", "x-ndjson", 2_000_000)));
                }
                slow.add(slow(busy, head("/v1/decisions", "X-Nothing: shown")));
                slow.add(slow(busy, head("/login", "X-Nothing: shown")));
            }
            for (int i = 0; i < 40; i++) {
                assertThat(decide(busy, Role.CRM).statusCode()).isEqualTo(200);
                assertThat(decide(busy, Role.MANAGER).statusCode()).isEqualTo(200);
            }
            Socket first = slow.get(0);
            write(first, ASK.substring(1));
            assertThat(reader(first).readLine()).contains("200");
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static HoldfastConfiguration fewThreads() {
        HoldfastConfiguration few = settings().asking(AccessSettings.STANDARD.withCallsAtOnce(16));
        DefaultServerFactory server = (DefaultServerFactory) few.getServerFactory();
        server.setMaxThreads(24);
        server.getApplicationConnectors()
                .forEach(one -> ((HttpConnectorFactory) one).setIdleTimeout(io.dropwizard.util.Duration.hours(1)));
        return few;
    }

    @Test
    void whoHasTooMuchOnItsWayIsToldToWait() throws Exception {
        try (Running busy = on(fewThreads())) {
            List<Socket> slow = new ArrayList<>();
            // One more each time, for one that meets another call on its way in is refused and gone.
            HttpResponse<String> third = huge(busy, Role.CRM);
            while (third.statusCode() == 413 && slow.size() < 100) {
                slow.add(slow(busy, head(busy, Role.CRM, "/v1/decisions/batch", "x-ndjson", 2_000_000)));
                third = huge(busy, Role.CRM);
            }

            NoRuleBookTest.assertProblem(third, 429, "too-many-requests");
            assertThat(third.headers().firstValue("Retry-After")).contains("1");
            assertThat(huge(busy, Role.ANALYST).statusCode()).isEqualTo(413);
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static HttpResponse<String> huge(Running busy, Role role) throws Exception {
        return busy.send(busy.request("/v1/decisions", role)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ASK + " ".repeat(1_000_000))));
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOn() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            BufferedReader in = reader(socket);
            String head = head(service, Role.CRM, "/v1/decisions", "json", ASK.length());
            write(socket, head.replace("Host: x", "Host: x\r\nExpect: 100-continue"));
            assertThat(in.readLine()).contains("100");
            assertThat(in.readLine()).isEmpty();
            write(socket, ASK);
            assertThat(in.readLine()).contains("200");
        }
    }

    @Test
    void aVersionOfHttpThatIsNoneIsNoFaultOfOurs() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            write(socket, "GET /v1/rules HTTP/3.7\r\nHost: x\r\n\r\n");
            assertThat(reader(socket).lines().toList())
                    .anySatisfy(line -> assertThat(line).contains("505"))
                    .anySatisfy(line -> assertThat(line).contains("\"refused\""));
        }
    }

    @Test
    void aBodyInSmallPiecesIsTheSame() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            write(
                    socket,
                    head(service, Role.CRM, "/v1/decisions", "json", 0)
                            .replace("Content-Length: 0", "Transfer-Encoding: chunked"));
            for (String letter : ASK.split("")) {
                write(socket, "1\r\n" + letter + "\r\n");
            }
            write(socket, "0\r\n\r\n");
            assertThat(reader(socket).readLine()).contains("200");
        }
    }

    private static void write(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static BufferedReader reader(Socket socket) throws Exception {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static Socket slow(Running busy, String head) throws Exception {
        Socket socket = new Socket("127.0.0.1", busy.port());
        write(socket, head + "{");
        return socket;
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

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "gzip, identity", "identity, gzip"})
    void packedRequestsAreUnpacked(String coding) throws Exception {
        assertThat(packed(coding, packed(ASK)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "Identity", " , "})
    void aCodingThatIsNoneChangesNothing(String coding) throws Exception {
        assertThat(packed(coding, ASK.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, br", "br, gzip", "gzip, gzip", "deflate", "gzip;q=1", "gzip gzip", "\"gzip\""})
    void aCodingThatWeDoNotKnowIsSaidToBeSo(String coding) throws Exception {
        HttpResponse<String> answer = packed(coding, packed(ASK));

        NoRuleBookTest.assertProblem(answer, 415, "unsupported-media-type");
        assertThat(Running.json(answer).path("detail").asText()).contains("Content-Encoding");
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("gzip");
    }

    private HttpResponse<String> packed(String coding, byte[] body) throws Exception {
        return service.send(service.request("/v1/decisions")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", coding)
                .POST(BodyPublishers.ofByteArray(body)));
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
            out.write(head(service, Role.CRM, "/v1/decisions", "json", 100_000).getBytes(StandardCharsets.US_ASCII));
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

    private static String head(Running service, Role role, String path, String type, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/" + type
                + "\r\nAuthorization: Bearer " + service.key(role) + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** A refusal that comes before the body was read leaves the connection to the next request. */
    @Test
    void aRefusedCallDoesNotEndTheConnection() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            OutputStream out = socket.getOutputStream();
            BufferedReader in = reader(socket);
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
