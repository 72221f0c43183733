package io.holdfast.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.DecisionJson;
import io.holdfast.decision.Options;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the starter book says of the clients in {@code fixtures/clients/golden}, whole, as somebody read and approved it.
 *
 * <p>After a change that is meant, rewrite with {@code -Dgoldens=rewrite} and read the difference line by line.
 */
class GoldenDecisionsTest {

    private static final Path CLIENTS = Path.of("..", "fixtures", "clients", "golden");
    private static final Path DECISIONS = Path.of("..", "fixtures", "decisions");
    private static final LocalDate FIRST_AS_OF = LocalDate.of(2026, 3, 2);
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("goldens"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RuleBook book;

    @BeforeAll
    static void compile() throws IOException {
        assertThat(REWRITE && System.getenv("CI") != null)
                .as("goldens are rewritten by people, never by CI")
                .isFalse();
        book = StarterBook.compiled();
    }

    static Stream<String> clients() throws IOException {
        try (Stream<Path> files = Files.list(CLIENTS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    void decidesAsApproved(String file) throws IOException {
        Path golden = DECISIONS.resolve(file);
        LocalDate asOf = Files.exists(golden)
                ? LocalDate.parse(
                        JSON.readTree(Files.readString(golden)).path("asOf").asText())
                : FIRST_AS_OF;
        Client client = new ClientReader(book.catalogue().book())
                .read(Files.readString(CLIENTS.resolve(file)), asOf)
                .fold(read -> read, problems -> {
                    throw new AssertionError(problems);
                });
        String decided = readable(new DecisionEngine().decide(book, client, Options.STANDARD));
        if (REWRITE) {
            Files.createDirectories(DECISIONS);
            Files.writeString(golden, decided);
        }
        assertThat(decided).isEqualTo(Files.readString(golden));
    }

    /** Without the revision, which every edit of a rule changes. */
    private static String readable(Decision decision) throws IOException {
        ObjectNode whole = (ObjectNode) JSON.readTree(DecisionJson.line(decision));
        whole.remove("revision");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        printer.indentArraysWith(lines);
        printer.indentObjectsWith(lines);
        return JSON.writer(printer).writeValueAsString(whole) + "\n";
    }
}
