package io.holdfast.api.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.clients.BookFacts;
import io.holdfast.api.clients.Clients;
import io.holdfast.api.clients.StoredBook;
import io.holdfast.api.database.Database;
import io.holdfast.api.decisions.Follow;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.catalogue.Book;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.catalogue.CatalogueReader;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rounds know of stored clients: their facts, with what was reported and what follows from it. */
class OutcomeContactsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Follow REFERRED = new Follow("ask", "won", null, Map.of("relationship.referrals", 1));

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void whatFollowsFromReportsIsAmongTheFactsAsDecisionsKnowThem(Database database) {
        database.inTransaction(handle -> {
            handle.execute("insert into clients (id, version, current_version, valid_from, deleted, updated_at)"
                    + " values ('A', 2, 2, '2026-02-01', false, current_timestamp)");
            handle.execute(
                    "insert into client_versions (client_id, version, valid_from, recorded_at, actor, facts) values"
                            + " ('A', 1, '2026-01-01', current_timestamp, 't', '{\"id\":\"A\",\"relationship\":{\"referrals\":4}}'),"
                            + " ('A', 2, '2026-02-01', current_timestamp, 't', '{\"id\":\"A\",\"relationship\":{\"referrals\":7}}')");
            String report =
                    "insert into outcomes (id, client_id, action, outcome, on_day, recorded_at, actor, fingerprint)"
                            + " values ('019ca8d7-2d00-7f00-8a00-01234567890%d', 'A', 'ask', 'won', '%s', current_timestamp, 't', '%d')";
            handle.execute(report.formatted(1, "2026-01-15", 1));
            handle.execute(report.formatted(2, "2026-02-01", 2));
            return handle.execute(report.formatted(3, "2026-02-20", 3));
        });
        OutcomeStore outcomes = new OutcomeStore(database, new IdempotencyStore(database));
        BookFacts following = facts(database, new OutcomeContacts(outcomes, List.of(REFERRED)));

        assertThat(referrals(following, TODAY)).isEqualTo(7 + 2);
        assertThat(referrals(following, LocalDate.of(2026, 2, 10))).isEqualTo(7 + 1);
        assertThat(referrals(following, LocalDate.of(2026, 1, 20))).isEqualTo(4 + 1);
        assertThat(referrals(following, LocalDate.of(2025, 12, 1)))
                .as("before their first facts")
                .isEqualTo(4);
        assertThat(referrals(facts(database, new OutcomeContacts(outcomes)), TODAY))
                .isEqualTo(7);
        assertThat(gone(database, new OutcomeContacts(outcomes, List.of(REFERRED)), LocalDate.of(2026, 2, 10)))
                .as("as reports and the figures of the book go through all clients")
                .isEqualTo(7 + 1);
        assertThat(following.after("", 9, TODAY, TODAY).get(0).facts().path("contacts"))
                .hasSize(3);
    }

    private static int gone(Database database, OutcomeContacts reported, LocalDate day) {
        List<Integer> found = new ArrayList<>();
        new StoredBook(database, reported).on(day, new ClientReader(book()), new StoredBook.Taker<>() {
            @Override
            public void good(String id, Client client) {
                found.add(Objects.requireNonNull(client.relationship().referrals()));
            }

            @Override
            public void bad(String id, List<FactProblem> problems) {
                throw new AssertionError(problems);
            }
        });
        return found.get(0);
    }

    private static int referrals(BookFacts facts, LocalDate asOf) {
        JsonNode one = facts.of(List.of("A"), asOf, TODAY).get(0).facts();
        return one.at("/relationship/referrals").asInt();
    }

    private static BookFacts facts(Database database, OutcomeContacts reported) {
        ActiveBook active = new ActiveBook(RuleBookCompiler.standard(), Clock.systemUTC(), activation -> {});
        return new Clients(database, new AuditStore(database), active, Clock.systemUTC()).facts(reported);
    }

    private static Book book() {
        Path tenure = Path.of(System.getProperty("holdfast.root", "..")).resolve("fixtures/books/tenure");
        try {
            return CatalogueReader.read(SourceFiles.read(tenure), new Diagnostics())
                    .map(Catalogue::book)
                    .orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
