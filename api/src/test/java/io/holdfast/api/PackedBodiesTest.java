package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.access.Role;
import io.holdfast.rulebook.RuleBookCompiler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that come packed with gzip are taken whole or not at all, wherever they are sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackedBodiesTest {

    private static final String LINES = "{\"client\": {\"id\": \"C-1\"}, \"dryRun\": true}\n";

    /** Checksum and length, without which nobody can tell that a file is whole. */
    private static final int END = 8;

    private Running service;

    @BeforeAll
    void start() throws Exception {
        service = Running.on(Fixtures.path("books/tenure"), RuleBookCompiler.standard(), Clock.systemUTC());
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
    }

    static Stream<Door> doors() {
        return Stream.of(
                new Door("/v1/decisions", "application/json", Map.of(), LINES),
                new Door("/v1/decisions", "application/json", Map.of("Accept-Language", "en"), LINES),
                new Door("/v1/decisions/batch", "application/x-ndjson", Map.of(), LINES.repeat(3)),
                new Door(
                        "/v1/crm/decide",
                        "application/json",
                        Map.of(),
                        "{\"client_id\": \"C-1\", \"status\": \"active\"}"),
                new Door("/v1/clients/import", "text/csv", Map.of(), "id,name\nP-1,Ada\nP-2,Bo\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void aWholeOneIsTaken(Door door) throws Exception {
        assertThat(send(door, UnaryOperator.identity()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void oneThatLacksItsEndIsRefusedThoughAllOfItCanBeRead(Door door) throws Exception {
        refused(send(door, packed -> Arrays.copyOf(packed, packed.length - END)));
        refused(send(door, packed -> Arrays.copyOf(packed, packed.length - 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void oneThatDiffersFromItsChecksumIsRefused(Door door) throws Exception {
        refused(send(door, packed -> {
            packed[packed.length - END]++;
            return packed;
        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void oneWithSomethingBehindItIsRefused(Door door) throws Exception {
        refused(send(door, packed -> Arrays.copyOf(packed, packed.length + END)));
    }

    @Test
    void oneInSeveralPiecesIsTakenAsAWhole() throws Exception {
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            pieces.writeBytes(packed(LINES));
        }

        HttpResponse<String> answer = send(
                new Door("/v1/decisions/batch", "application/x-ndjson", Map.of(), ""), any -> pieces.toByteArray());

        assertThat(answer.body().lines()).hasSize(3).allMatch(line -> line.contains("\"decision\""));
    }

    @Test
    void halfABookIsNotBroughtIn() throws Exception {
        StringBuilder book = new StringBuilder("id,name\n");
        for (int i = 0; i < 1000; i++) {
            book.append("H-")
                    .append(i)
                    .append(',')
                    .append(Integer.toHexString(i * 7919))
                    .append('\n');
        }

        refused(send(
                new Door("/v1/clients/import", "text/csv", Map.of(), book.toString()),
                packed -> Arrays.copyOf(packed, packed.length / 2)));

        assertThat(service.get("/v1/clients/H-0").statusCode()).isEqualTo(404);
    }

    private static void refused(HttpResponse<String> answer) throws Exception {
        NoRuleBookTest.assertProblem(answer, 400, "unreadable-request");
    }

    private HttpResponse<String> send(Door door, UnaryOperator<byte[]> change) throws Exception {
        var request = service.request(door.path(), Role.ADMIN)
                .header("Content-Type", door.type())
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(change.apply(packed(door.body()))));
        door.headers().forEach(request::header);
        return service.send(request);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    record Door(String path, String type, Map<String, String> headers, String body) {

        @Override
        public String toString() {
            return path + " " + headers;
        }
    }
}
