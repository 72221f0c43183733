package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactTest {

    private static final String CLIENTS = """
            {"id":"C-1","name":"Cleo","segment":"salon","since":"2025-05-15","contract":{"term":"rolling","monthlyFee":500}}
            {"id":"C-2","name":"<script>alert(2)</script>","since":"2024-01-15","contract":{"term":"rolling","monthlyFee":500}}
            {"id":"C-3","name":"Cem","since":"2025-06-15","contract":{"term":"rolling","monthlyFee":900}}
            """;

    @TempDir
    Path folder = Path.of("");

    private final Session session = new Session();
    private Path from = Path.of("");
    private Path to = Path.of("");
    private Path clients = Path.of("");

    @BeforeEach
    void writeTwoBooks() throws IOException {
        from = SmallBook.in(folder.resolve("from"));
        to = SmallBook.in(folder.resolve("to"));
        SmallBook.replace(to.resolve("retention/contract.drl"), "tenureMonths >= 6", "tenureMonths >= 10");
        clients = Files.writeString(folder.resolve("clients.jsonl"), CLIENTS);
    }

    private int impact(Object... more) {
        Object[] words = new Object[7 + more.length];
        System.arraycopy(new Object[] {"impact", "--from", from, "--to", to, "--as-of", "2026-03-02"}, 0, words, 0, 7);
        System.arraycopy(more, 0, words, 7, more.length);
        return session.run(words);
    }

    @Test
    void namesTheClientsWhoseAnswerIsAnotherAndTheEditBehindIt() throws IOException {
        assertThat(impact("--clients", clients)).isEqualTo(Exit.FINE);

        JsonNode only = new ObjectMapper().readTree(session.out());
        assertThat(session.out().lines()).hasSize(2);
        assertThat(only.path("clientId").asText()).isEqualTo("C-1");
        assertThat(only.path("before").path("first").asText()).isEqualTo("offer-annual-contract");
        assertThat(only.path("after").has("first")).isFalse();
        assertThat(only.path("changes").path(0).path("what").asText()).isEqualTo("dropped");
        assertThat(only.path("changes").path(0).path("causes").path(0).asInt()).isEqualTo(1);
        assertThat(session.err())
                .contains("1 edit between " + from + " and " + to
                        + "; as of 2026-03-02, 2 of 3 clients get another answer, 2 another first action.")
                .contains("1. retention/contract.drl:1 rule changed \"Long on a rolling contract\": 2 clients")
                .contains("       - Client( contract.term == \"rolling\", tenureMonths >= 6 )")
                .contains("       + Client( contract.term == \"rolling\", tenureMonths >= 10 )")
                .contains("offer-annual-contract: recommended 3 → 1");
    }

    @Test
    void writesAPageOnWhichTextFromOutsideIsText() throws IOException {
        SmallBook.replace(
                to.resolve("retention/contract.drl"), "Long on a rolling contract", "<img src=x onerror=alert(1)>");
        SmallBook.replace(to.resolve("actions.csv"), "Offer a contract for a year", "Offer <b>a year</b>");
        Path page = folder.resolve("impact.html");

        assertThat(impact("--clients", clients, "--html", page)).isEqualTo(Exit.FINE);

        assertThat(Files.readString(page))
                .contains("What the edit changes")
                .contains("&lt;script&gt;alert(2)")
                .contains("&lt;img src=x")
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("<b>a year");
        assertThat(folder).isDirectoryNotContaining("glob:**/.impact*");
    }

    @Test
    void readsStandardInputAndReportsBadLines() {
        session.typing((CLIENTS + "{\"id\":7}\n").getBytes(StandardCharsets.UTF_8));

        assertThat(impact("--clients", "-")).isEqualTo(Exit.BAD_DATA);
        assertThat(session.err()).contains("standard input:4: ").contains("2 of 3 clients");
    }

    @Test
    void readsClientsUnderEachBookWhereTheBooksReadThemDifferently() throws IOException {
        SmallBook.replace(to.resolve("book.yaml"), "noticeWindowDays: 45", "noticeWindowDays: 60");

        assertThat(impact("--clients", clients)).isEqualTo(Exit.FINE);
        assertThat(session.err()).contains("2 edits between").contains("setting changed \"book.yaml\"");

        session.typing(CLIENTS.getBytes(StandardCharsets.UTF_8));
        assertThat(impact("--clients", "-")).isEqualTo(Exit.USAGE);
        assertThat(session.err()).contains("Name a file with --clients instead of standard input.");
    }

    @Test
    void refusesABookThatDoesNotCheckByItsPlace() throws IOException {
        SmallBook.replace(to.resolve("retention/contract.drl"), "tenureMonths", "tenureMonth");

        assertThat(impact("--clients", clients)).isEqualTo(Exit.RULES_REJECTED);
        assertThat(session.out()).isEmpty();
        assertThat(session.err())
                .contains(to + "/retention/contract.drl:3:")
                .contains("these rules cannot be used: 2 errors.");
    }

    @Test
    void saysSoWhenNothingIsAnother() {
        to = from;

        assertThat(impact("--clients", clients)).isEqualTo(Exit.FINE);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).contains("0 edits between").contains("0 of 3 clients get another answer");
    }
}
