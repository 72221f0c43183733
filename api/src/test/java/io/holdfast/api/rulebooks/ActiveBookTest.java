package io.holdfast.api.rulebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rulebook.Compilation;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Place;
import io.holdfast.source.Severity;
import io.holdfast.source.SourceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActiveBookTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Diagnostic MISTAKE =
            new Diagnostic(Severity.ERROR, Place.at("retention/a.dslr", 3, 5), "no sentence fits", "Try another.");

    @TempDir
    Path folder;

    private final List<Activation> told = new ArrayList<>();

    @Test
    void isMissingBeforeTheFirstBook() {
        ActiveBook active = book(files -> new Compilation.Rejected(List.of(MISTAKE)));

        assertThat(active.current()).isEmpty();
        assertThat(active.status().state()).isEqualTo(BookStatus.State.MISSING);
    }

    @Test
    void remembersARejectedEdit() {
        ActiveBook active = book(files -> new Compilation.Rejected(List.of(MISTAKE)));

        assertThat(active.activate(folder)).isInstanceOf(Activation.Rejected.class);

        RejectedEdit edit = active.status().rejected().orElseThrow();
        assertThat(edit.at()).isEqualTo(NOW);
        assertThat(edit.revision()).isPresent();
        assertThat(edit.diagnostics()).containsExactly(MISTAKE);
        assertThat(edit.summary()).isEqualTo("1 mistake, first: " + MISTAKE.line());
    }

    @Test
    void doesNotBuildTheSameBadContentTwice() {
        List<SourceFiles> built = new ArrayList<>();
        ActiveBook active = book(files -> {
            built.add(files);
            return new Compilation.Rejected(List.of(MISTAKE));
        });

        active.activate(folder);
        active.activate(folder);

        assertThat(built).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void compilerThatThrowsIsOurFault() {
        ActiveBook active = book(files -> {
            throw new IllegalStateException("secret of the machine");
        });

        active.activate(folder);

        RejectedEdit edit = active.status().rejected().orElseThrow();
        assertThat(edit.diagnostics()).singleElement().satisfies(one -> {
            assertThat(one.message()).contains("our fault").doesNotContain("secret", "Exception");
            assertThat(one.advice()).contains("incident");
        });
    }

    @Test
    void missingFolderIsARejectedEdit() {
        ActiveBook active = book(files -> new Compilation.Rejected(List.of()));

        active.activate(folder.resolve("nowhere"));

        RejectedEdit edit = active.status().rejected().orElseThrow();
        assertThat(edit.revision()).isEmpty();
        assertThat(edit.summary()).contains("rules folder").contains("nowhere");
    }

    @Test
    void healthIsRedWithoutABook() throws Exception {
        ActiveBook active = book(files -> new Compilation.Rejected(List.of(MISTAKE)));
        Files.writeString(folder.resolve("book.yaml"), "name: x");
        active.activate(folder);

        assertThat(new LoadedHealth(active).execute().isHealthy()).isFalse();
        assertThat(new LoadedHealth(active).execute().getMessage())
                .isEqualTo("no rule book is loaded: 1 mistake, first: " + MISTAKE.line());
        assertThat(new FreshnessHealth(active).execute().getMessage()).startsWith("stale: ");
    }

    @Test
    void whatWasBuiltAndTestedElsewhereIsNotBuiltAgainToDecide() throws Exception {
        SourceFiles files =
                SourceFiles.read(Path.of(System.getProperty("holdfast.root", ".."), "fixtures/books/tenure"));
        RuleBook tested = built(files);
        ActiveBook active = book(any -> {
            throw new AssertionError("It was built again.");
        });
        assertThat(active.activateReady(tested.revision())).isEmpty();

        active.ready(tested);

        assertThat(active.activateReady(tested.revision())).get().isInstanceOf(Activation.Swapped.class);
        assertThat(active.current()).containsSame(tested);
        assertThat(active.activateReady(tested.revision())).get().isInstanceOf(Activation.Unchanged.class);
        assertThat(told).hasSize(1);
    }

    @Test
    void aBookThatTakesOverAgainDoesNotDecideForTheFirstTimeAgain() throws Exception {
        SourceFiles files =
                SourceFiles.read(Path.of(System.getProperty("holdfast.root", ".."), "fixtures/books/tenure"));
        RuleBook one = built(files);
        RuleBook other = built(files.with("README.md", new byte[] {'a'}));
        List<RuleBook> first = new ArrayList<>();
        ActiveBook active = new ActiveBook(
                any -> {
                    throw new AssertionError("It was built again.");
                },
                CLOCK,
                told::add,
                (book, day) -> first.add(book));

        for (RuleBook next : List.of(one, other, one, other, one)) {
            active.ready(next);
            active.activateReady(next.revision());
            assertThat(active.current()).containsSame(next);
        }

        assertThat(told).hasSize(5);
        assertThat(first).containsExactly(one, other);
    }

    private static RuleBook built(SourceFiles files) {
        return RuleBookCompiler.standard().compile(files).fold(book -> book, faults -> {
            throw new AssertionError(faults.toString());
        });
    }

    private ActiveBook book(RuleBookCompiler compiler) {
        return new ActiveBook(compiler, CLOCK, told::add);
    }
}
