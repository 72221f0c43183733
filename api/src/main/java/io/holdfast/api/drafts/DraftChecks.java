package io.holdfast.api.drafts;

import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Diagnostic;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads drafts as the service would, always in the safe language: nothing that came over a network runs any code. A
 * draft begins with what was read for the book that decides, and the drafts that were edited last stay warm, so that a
 * key stroke is read in the time it takes to read one rule.
 */
public final class DraftChecks {

    private static final int WARM = 6;
    private static final int BOOKS = 8;

    private final Drafts drafts;
    private final Revisions revisions;
    private final ActiveBook active;
    private final Recent<UUID, RuleBookCompiler> compilers = new Recent<>(WARM);
    private final Recent<Revision, Checked> known = new Recent<>(BOOKS);

    DraftChecks(Drafts drafts, Revisions revisions, ActiveBook active) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.active = active;
    }

    /** As it is kept. */
    public Checked check(Draft draft) {
        SourceFiles files = drafts.files(draft);
        Revision revision = files.revision();
        return built(revision)
                .orElseGet(() -> known.always(revision, () -> compiled(compiler(draft), files, revision)));
    }

    /** What would be said of it with one file as it is being typed, which is not kept. */
    public Typed typed(Draft draft, String path, byte[] unsaved) {
        SourceFiles files = drafts.files(draft);
        BookPaths.problem(path, files.paths()).ifPresent(why -> {
            throw Refused.invalid("/path", why);
        });
        if (unsaved.length > Drafts.MAX_FILE_BYTES) {
            throw Drafts.tooLarge();
        }
        SourceFiles typed = files.with(path, unsaved);
        return new Typed(typed.revision(), compiler(draft).check(typed));
    }

    /**
     * What came of reading files that nobody saved.
     *
     * @param revision the name of exactly these files
     * @param diagnostics every mistake and every doubt, sorted by place
     */
    public record Typed(Revision revision, List<Diagnostic> diagnostics) {

        /** How many mistakes there are; doubts are not counted. */
        public long errors() {
            return diagnostics.stream().filter(Diagnostic::isError).count();
        }
    }

    /** A revision that decides or decided; empty where none of that name is kept. */
    public Optional<Checked> check(Revision revision) {
        return built(revision)
                .or(() -> revisions
                        .files(revision)
                        .map(files -> known.always(revision, () -> compiled(active.forDrafts(), files, revision))));
    }

    /** What decides or did lately, where it is written in the safe language and so need not be read again. */
    private Optional<Checked> built(Revision revision) {
        return active.current()
                .filter(book -> book.revision().equals(revision) && !book.hasRulesOnlyDroolsReads())
                .or(() -> active.ready(revision))
                .map(book -> new Checked(revision, book.warnings(), Optional.of(book)));
    }

    private RuleBookCompiler compiler(Draft draft) {
        return compilers.always(draft.id(), active::forDrafts);
    }

    private static Checked compiled(RuleBookCompiler compiler, SourceFiles files, Revision revision) {
        return compiler.compile(files)
                .fold(
                        (RuleBook book) -> new Checked(revision, book.warnings(), Optional.of(book)),
                        faults -> new Checked(revision, faults, Optional.empty()));
    }
}
