package io.holdfast.api.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBookCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientShelfTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);
    private static final Path TENURE =
            Path.of(System.getProperty("holdfast.root", "..")).resolve("fixtures/books/tenure");
    private static final String CLIENTS = """
            {"id": "B", "name": "Bo", "status": "active", "since": "2025-12-01", "contract": {"term": "rolling", "monthlyFee": 100}}
            {"id": "broken", "since": "yesterday"}
            {"id": "A", "name": "Ada", "status": "active", "since": "2024-01-01", "contract": {"term": "rolling", "monthlyFee": 100}}
            """;

    private final ActiveBook active = new ActiveBook(RuleBookCompiler.standard(), CLOCK, activation -> {});

    @TempDir
    Path folder;

    @Test
    void decidesForEveryClientThatCanBeRead() throws Exception {
        active.activate(TENURE);
        ClientShelf shelf = shelf(CLIENTS);

        assertThat(shelf.ids()).containsExactly("B", "A");
        assertThat(shelf.rows(DAY)).extracting(ShelfRow::id).containsExactly("B", "A");
        assertThat(shelf.rows(DAY)).extracting(row -> recommended(row)).containsExactly(0, 1);
        assertThat(shelf.facts("A").orElseThrow().path("name").asText()).isEqualTo("Ada");
        assertThat(shelf.facts("nobody")).isEmpty();
    }

    @Test
    void anotherDayIsAnotherAnswer() throws Exception {
        active.activate(TENURE);
        ClientShelf shelf = shelf(CLIENTS);

        assertThat(shelf.rows(DAY.plusMonths(4)))
                .extracting(row -> recommended(row))
                .containsExactly(1, 1);
        assertThat(shelf.row("B", DAY).flatMap(ShelfRow::decision).map(Decision::asOf))
                .contains(DAY);
    }

    @Test
    void keepsWhatItDecided() throws Exception {
        active.activate(TENURE);
        ClientShelf shelf = shelf(CLIENTS);

        assertThat(shelf.rows(DAY)).isSameAs(shelf.rows(DAY));
    }

    @Test
    void oneClientComesWithItsExplanation() throws Exception {
        active.activate(TENURE);

        Decision decision =
                shelf(CLIENTS).row("A", DAY).flatMap(ShelfRow::decision).orElseThrow();

        assertThat(decision.recommendations().get(0).rules()).isNotEmpty();
    }

    @Test
    void isEmptyWithoutARuleBookAndFillsWhenThereIsOne() throws Exception {
        ClientShelf shelf = shelf(CLIENTS);
        assertThat(shelf.rows(DAY)).isEmpty();
        assertThat(shelf.row("A", DAY)).isEmpty();

        active.activate(TENURE);

        assertThat(shelf.rows(DAY)).hasSize(2);
    }

    @Test
    void isEmptyWhenTheFileIsNotThere() {
        active.activate(TENURE);

        assertThat(shelf(folder.resolve("nowhere.jsonl")).ids()).isEmpty();
    }

    private ClientShelf shelf(String clients) throws Exception {
        return shelf(Files.writeString(folder.resolve("clients.jsonl"), clients));
    }

    private ClientShelf shelf(Path file) {
        return new ClientShelf(
                active,
                new DecisionEngine(),
                (book, facts, asOf) -> new ClientReader(book.catalogue().book()).read(facts, asOf),
                new ShelfFile(file, Optional.empty(), Optional.of(DAY), CLOCK));
    }

    private static int recommended(ShelfRow row) {
        return row.decision().map(Decision::recommendations).map(List::size).orElse(-1);
    }
}
