package io.holdfast.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.database.BothDatabases;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseKind;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.ArchivedBooks;
import io.holdfast.api.rulebooks.RevisionStore;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.decision.Patience;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplaysTest {

    private static final Path ROOT = Path.of(System.getProperty("holdfast.root", ".."));
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FACTS =
            "{\"id\":\"C-1\",\"name\":\"Ada\",\"status\":\"active\",\"since\":\"2026-01-01\"}";

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void answersTheSameAgainEvenWhereTheFirstStoppedLooking(boolean stopped) throws Exception {
        ActiveBook active =
                new ActiveBook(RuleBookCompiler.standard(), Clock.fixed(NOON, ZoneOffset.UTC), activation -> {});
        active.activate(SourceFiles.read(ROOT.resolve("fixtures/books/tenure")));
        RuleBook book = active.current().orElseThrow();
        Database database = BothDatabases.ready(BothDatabases.empty(DatabaseKind.H2));
        Replays replays = new Replays(
                active,
                new ArchivedBooks(active, new RevisionStore(database), RuleBookCompiler.standard()),
                "this version");
        KeptDecision kept = kept(book, new DecisionEngine(() -> stopped ? Patience.NONE : Patience.ENDLESS));
        assertThat(kept.answer().contains("stopped looking after 180 ms")).isEqualTo(stopped);

        JsonNode told = replays.replay(kept, new byte[0]);

        assertThat(told.path("identical").asBoolean()).as(told.toString()).isTrue();
    }

    private static KeptDecision kept(RuleBook book, DecisionEngine engine) {
        String action = book.catalogue().actions().keySet().iterator().next();
        Asked asked = new Asked(new Options(1, Explain.NONE, Optional.of(action)), Optional.empty());
        UUID id = UUID.fromString("0190d3c4-0000-7000-8000-000000000001");
        Dossier dossier = new ClientReader(book.catalogue().book())
                .read(FACTS, TODAY)
                .fold(
                        client -> new Dossier(
                                client,
                                () -> FACTS,
                                Optional.empty(),
                                asked.options().setAside()),
                        problems -> {
                            throw new AssertionError(problems.toString());
                        });
        byte[] answer = Decider.answered(engine, book, dossier, asked, id).bytes();
        return new KeptDecision(
                id,
                "C-1",
                TODAY,
                NOON,
                book.revision().hash(),
                "this version",
                "somebody",
                asked.json(),
                FACTS,
                new String(answer, StandardCharsets.UTF_8));
    }
}
