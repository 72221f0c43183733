package io.holdfast.api.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseSettings;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientShelfTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);
    private static final Path TENURE =
            Path.of(System.getProperty("holdfast.root", "..")).resolve("fixtures/books/tenure");
    private static final String BO =
            "{\"id\": \"B\", \"name\": \"Bo\", \"status\": \"active\", \"since\": \"2025-12-01\", \"contract\": {\"term\": \"rolling\", \"monthlyFee\": 100}}";
    private static final String ADA =
            "{\"id\": \"A\", \"name\": \"Ada\", \"status\": \"active\", \"since\": \"2024-01-01\", \"contract\": {\"term\": \"rolling\", \"monthlyFee\": 100}}";
    private static final String CLIENTS = BO + "\n{\"id\": \"broken\", \"since\": \"yesterday\"}\n" + ADA + "\n";

    private final ActiveBook active = new ActiveBook(RuleBookCompiler.standard(), CLOCK, activation -> {});
    private final Database database = Database.of(DatabaseSettings.memory(), new MetricRegistry());
    private final Clients clients = new Clients(database, new AuditStore(database), active, CLOCK);
    private final Map<String, ObjectNode> contacts = new HashMap<>();
    private final ClientShelf shelf = clients.shelf(
            new DecisionEngine(),
            (facts, day) -> facts.forEach((id, one) -> {
                if (contacts.containsKey(id)) {
                    one.putArray("contacts").add(contacts.get(id));
                }
            }));

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        database.migrate();
        active.activate(TENURE);
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
    }

    @Test
    void decidesForEveryClientOfTheFileThatCanBeRead() throws Exception {
        fill();

        assertThat(shelf.rows(DAY)).extracting(ShelfRow::id).containsExactly("A", "B");
        assertThat(shelf.rows(DAY)).extracting(row -> recommended(row)).containsExactly(1, 0);
        assertThat(shelf.facts("A").orElseThrow().path("name").asText()).isEqualTo("Ada");
        assertThat(shelf.facts("nobody")).isEmpty();
        assertThat(shelf.facts("\0")).isEmpty();
        assertThat(shelf.count()).isEqualTo(2);
    }

    @Test
    void fillsOnlyAnEmptyStore() throws Exception {
        put("{\"id\": \"C\"}", DAY);
        fill();

        assertThat(shelf.rows(DAY)).extracting(ShelfRow::id).containsExactly("C");
    }

    @Test
    void anotherDayIsAnotherAnswer() throws Exception {
        fill();

        assertThat(shelf.rows(DAY.plusMonths(4)))
                .extracting(row -> recommended(row))
                .containsExactly(1, 1);
        assertThat(shelf.row("B", DAY).flatMap(ShelfRow::decision).map(Decision::asOf))
                .contains(DAY);
    }

    @Test
    void showsAPastDayByTheFactsOfThatDay() {
        put(ADA.replace("rolling", "annual"), LocalDate.of(2026, 1, 1));
        put(ADA, DAY);

        assertThat(shelf.rows(DAY)).extracting(row -> recommended(row)).containsExactly(1);
        assertThat(shelf.rows(DAY.minusDays(1)))
                .extracting(row -> recommended(row))
                .containsExactly(0);
        assertThat(shelf.row("A", DAY.minusDays(1)).map(row -> recommended(row)))
                .contains(0);
        assertThat(shelf.rows(LocalDate.of(2025, 6, 1))).hasSize(1);
    }

    @Test
    void decidesAgainOnlyForWhoChanged() {
        put(ADA, DAY);
        put(BO, DAY);
        List<ShelfRow> before = shelf.rows(DAY);
        assertThat(shelf.rows(DAY)).isSameAs(before);

        put(BO.replace("Bo", "Bob"), DAY);

        List<ShelfRow> after = shelf.rows(DAY);
        assertThat(after.get(0)).isSameAs(before.get(0));
        assertThat(after.get(1).client().orElseThrow().name()).isEqualTo("Bob");
    }

    @Test
    void showsWhatWasReportedRightAfter() {
        put(ADA, DAY);
        assertThat(shelf.rows(DAY)).extracting(row -> recommended(row)).containsExactly(1);
        contacts.put(
                "A",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("action", "offer-annual-contract")
                        .put("on", "2026-02-27")
                        .put("outcome", "shown"));

        clients.changes().happened();

        assertThat(shelf.rows(DAY).get(0).client().orElseThrow().contacts()).hasSize(1);
        assertThat(shelf.row("A", DAY).orElseThrow().client().orElseThrow().contacts())
                .hasSize(1);
    }

    @Test
    void oneClientComesWithItsExplanation() {
        put(ADA, DAY);

        Decision decision = shelf.row("A", DAY).flatMap(ShelfRow::decision).orElseThrow();

        assertThat(decision.recommendations().get(0).rules()).isNotEmpty();
    }

    @Test
    void isEmptyWithoutARuleBook() {
        ActiveBook none = new ActiveBook(RuleBookCompiler.standard(), CLOCK, activation -> {});
        ClientShelf empty = new Clients(database, new AuditStore(database), none, CLOCK)
                .shelf(new DecisionEngine(), ReportedContacts.NONE);
        put(ADA, DAY);

        assertThat(empty.rows(DAY)).isEmpty();
        assertThat(empty.row("A", DAY)).isEmpty();
    }

    @Test
    void isEmptyWhenTheFileIsNotThere() throws Exception {
        fill(folder.resolve("nowhere.jsonl"));

        assertThat(shelf.rows(DAY)).isEmpty();
    }

    private void fill() throws Exception {
        fill(Files.writeString(folder.resolve("clients.jsonl"), CLIENTS));
    }

    private void fill(Path file) throws Exception {
        clients.filledFrom(new BookFile(file, Optional.empty(), Optional.of(DAY)))
                .start();
    }

    private void put(String facts, LocalDate day) {
        ClientFacts read = new ClientReader(
                        active.current().orElseThrow().catalogue().book())
                .read(facts, DAY)
                .fold(ClientFacts::of, problems -> {
                    throw new AssertionError(problems);
                });
        clients.changes()
                .after(() -> clients.store()
                        .put(read, new Change(Optional.of(day), DAY, Known.ANYTHING, "user:anna", CLOCK.instant())));
    }

    private static int recommended(ShelfRow row) {
        return row.decision().map(Decision::recommendations).map(List::size).orElse(-1);
    }
}
