package io.holdfast.api.rulebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevisionStoreTest {

    private static final Path RULES = Path.of(System.getProperty("holdfast.root", ".."), "fixtures/books/tenure");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @MethodSource("io.holdfast.api.database.BothDatabases#fresh")
    void aRevisionThatDecidedOnceIsBuiltAgain(Database database) throws Exception {
        RevisionStore store = new RevisionStore(database);
        LiveBook live = live();
        store.add(List.of(live, live), "service");
        store.add(List.of(live), "service");
        ActiveBook nothing = new ActiveBook(RuleBookCompiler.standard(), CLOCK, told -> {});
        ArchivedBooks archived = new ArchivedBooks(nothing, store, RuleBookCompiler.standard());

        assertThat(store.activations())
                .hasSize(3)
                .allSatisfy(one ->
                        assertThat(one.revision()).isEqualTo(live.revision().hash()));
        RuleBook again = archived.book(live.revision().hash()).orElseThrow();
        assertThat(again.revision()).isEqualTo(live.revision());
        assertThat(again.cards()).isEqualTo(live.book().cards());
        assertThat(archived.book(live.revision().hash()).orElseThrow()).isSameAs(again);
        assertThat(archived.book("0".repeat(64))).isEmpty();
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws Exception {
        SourceFiles files = SourceFiles.read(RULES);
        byte[] zip = RevisionZip.of(files);

        assertThat(RevisionZip.of(SourceFiles.read(RULES))).isEqualTo(zip);
        assertThat(RevisionZip.files(zip).revision()).isEqualTo(files.revision());
        assertThat(RevisionZip.files(zip).paths()).containsExactlyElementsOf(files.paths());
    }

    @Test
    void whatTookOverWhileTheDatabaseWasAwayIsKeptBeforeAnythingElse() throws Exception {
        try (Database database = Database.of(DatabaseSettings.memory(), new MetricRegistry())) {
            RevisionStore store = new RevisionStore(database);
            RevisionArchive archive = new RevisionArchive(store);
            LiveBook live = live();
            archive.accept(new Activation.Swapped(live));
            assertThatThrownBy(archive::settle).isInstanceOf(DatabaseAway.class);

            database.migrate();
            archive.settle();
            archive.settle();

            assertThat(store.holds(live.revision().hash())).isTrue();
            assertThat(store.activations()).hasSize(1);
        }
    }

    private static LiveBook live() throws IOException {
        RuleBook book = RuleBookCompiler.standard()
                .compile(SourceFiles.read(RULES))
                .fold(sound -> sound, faults -> {
                    throw new IllegalStateException(faults.toString());
                });
        return new LiveBook(book, book.revision(), CLOCK.instant());
    }
}
