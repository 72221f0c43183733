package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.AccessSettings;
import io.holdfast.api.access.NewKey;
import io.holdfast.api.access.Role;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that are answered before they come to a resource get what the resource would have answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectCallsTest {

    private static final int LARGEST = 1_000_000;
    private static final int AT_ONCE = 2;
    private static final String GOOD = "{\"client\": {\"id\": \"C-1\", \"status\": \"active\"}, \"dryRun\": true}";

    private final Witness clock = new Witness();
    private final HttpClient caller = HttpClient.newHttpClient();
    private Running service;

    @BeforeAll
    void start() throws Exception {
        HoldfastConfiguration settings = HoldfastConfiguration.at(Fixtures.path("books/tenure"), "127.0.0.1", 0, 0)
                .asking(AccessSettings.STANDARD.withCallsAtOnce(AT_ONCE));
        service = Running.on(settings, RuleBookCompiler.standard(), clock);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    static Stream<Call> calls() throws Exception {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                new Call("a good one", good),
                new Call("somebody whom we do not know", "{\"clientId\": \"nobody\"}".getBytes(StandardCharsets.UTF_8)),
                new Call("two mistakes", "{\"x\": 1}".getBytes(StandardCharsets.UTF_8)),
                new Call("half a document", Arrays.copyOf(good, good.length / 2)),
                new Call("nothing", new byte[0]),
                new Call("no UTF-8", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}),
                new Call("too much", Arrays.copyOf(good, LARGEST + 1)),
                new Call("packed", packed(good)).with("Content-Encoding", "gzip"),
                new Call("packed badly", good).with("Content-Encoding", "gzip"),
                new Call("packed and broken off", Arrays.copyOf(packed(good), packed(good).length - 1))
                        .with("Content-Encoding", "gzip"),
                new Call("packed as we do not unpack", good).with("Content-Encoding", "br"),
                new Call(
                        "a name twice",
                        "{\"client\": {\"id\": \"a\", \"id\": \"b\"}}".getBytes(StandardCharsets.UTF_8)),
                new Call("no number", "{\"client\": {\"id\": NaN}}".getBytes(StandardCharsets.UTF_8)),
                new Call("something behind it", (GOOD + "x").getBytes(StandardCharsets.UTF_8)),
                new Call("a mark before it", ("\ufeff" + GOOD).getBytes(StandardCharsets.UTF_8)),
                new Call("a list in a list in a list", "[".repeat(5000).getBytes(StandardCharsets.UTF_8)),
                new Call("another alphabet", GOOD.getBytes(StandardCharsets.UTF_16)),
                new Call("a role that may not", good).by(Role.PUBLISHER),
                new Call("an analyst", good).by(Role.ANALYST),
                new Call("a type that is none of ours", good).with("Content-Type", "text/plain"),
                new Call("a type with its letters named", good).with("Content-Type", "application/json; charset=utf-8"),
                new Call("an answer we do not have", good).with("Accept", "text/html"),
                new Call("any answer", good).with("Accept", "*/*"),
                new Call("no key", good).with("Authorization", "Basic eDp5"),
                new Call("a key that is none", good).with("Authorization", "Bearer hf_none"),
                new Call("an id of the caller's", good).with("X-Request-Id", "mine"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void isAnsweredAsTheResourceWould(Call call) throws Exception {
        Answer direct = answer(call);
        Answer resource = answer(call.with("Accept-Language", "en"));

        assertThat(direct).isEqualTo(resource);
        assertThat(direct.headers()).containsKeys("x-request-id", "cache-control");
    }

    /** Else all of the above would compare the resource with itself. */
    @Test
    void isAnsweredBeforeItComesToTheResource() throws Exception {
        Call call = new Call("a good one", GOOD.getBytes(StandardCharsets.UTF_8));

        answer(call);
        assertThat(clock.decided).isNotEmpty().noneMatch(this::isFramework);

        answer(call.with("Accept-Language", "en"));
        assertThat(clock.decided).anyMatch(this::isFramework);
    }

    @Test
    void keysOfALimitAreCounted() throws Exception {
        String key = service.access()
                .keys()
                .add(new NewKey("limited", Role.CRM, Optional.empty(), OptionalInt.of(1)), "test")
                .secret()
                .text();
        Call call = new Call("limited", GOOD.getBytes(StandardCharsets.UTF_8)).with("Authorization", "Bearer " + key);

        assertThat(answer(call).status()).isEqualTo(200);
        assertThat(answer(call).status()).isEqualTo(429);
    }

    private boolean isFramework(String frame) {
        return frame.startsWith("org.glassfish.jersey");
    }

    private Answer answer(Call call) throws Exception {
        HttpRequest.Builder request = service.anonymous("/v1/decisions").POST(BodyPublishers.ofByteArray(call.body()));
        Map<String, String> headers = new TreeMap<>(call.headers());
        headers.putIfAbsent("Authorization", "Bearer " + service.key(call.role()));
        headers.putIfAbsent("Content-Type", "application/json");
        headers.forEach(request::header);
        HttpResponse<String> answer = caller.send(request.build(), BodyHandlers.ofString());
        Map<String, List<String>> said = new TreeMap<>(answer.headers().map());
        said.remove("date");
        if (!headers.containsKey("X-Request-Id")) {
            said.replace("x-request-id", List.of("any"));
        }
        return new Answer(answer.statusCode(), said, withoutId(answer));
    }

    private static JsonNode withoutId(HttpResponse<String> answer) throws Exception {
        JsonNode json = Running.json(answer);
        if (json instanceof ObjectNode object) {
            object.remove("id");
        }
        return json;
    }

    private static byte[] packed(byte[] bytes) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }

    /** A clock that notes who asks it on the way to a decision. */
    private static final class Witness extends Clock {

        private volatile Set<String> decided = Set.of();

        @Override
        public Instant instant() {
            Set<String> asking = StackWalker.getInstance()
                    .walk(frames ->
                            frames.map(StackWalker.StackFrame::getClassName).collect(Collectors.toSet()));
            if (asking.contains("io.holdfast.api.decisions.DecisionsResource")) {
                decided = asking;
            }
            return Instant.now(Clock.systemUTC());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private record Answer(int status, Map<String, List<String>> headers, JsonNode body) {}

    /** A call for a decision: with a key of a role, and JSON, unless its headers say otherwise. */
    record Call(String title, byte[] body, Role role, Map<String, String> headers) {

        Call(String title, byte[] body) {
            this(title, body, Role.CRM, Map.of());
        }

        Call by(Role other) {
            return new Call(title, body, other, headers);
        }

        Call with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Call(title, body, role, more);
        }

        @Override
        public String toString() {
            return title;
        }
    }
}
