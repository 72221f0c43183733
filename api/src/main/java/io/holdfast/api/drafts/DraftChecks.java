package io.holdfast.api.drafts;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads drafts as the service would, always in the safe language: nothing that came over a network runs any code. The
 * drafts that were edited last stay warm, so that a key stroke is read in the time it takes to read one rule.
 */
public final class DraftChecks {

    private static final int WARM = 6;
    private static final int BOOKS = 8;

    private final Drafts drafts;
    private final Revisions revisions;
    private final Recent<UUID, RuleBookCompiler> compilers = new Recent<>(WARM);
    private final Recent<Revision, Checked> known = new Recent<>(BOOKS);
    private final RuleBookCompiler others = RuleBookCompiler.standard();

    DraftChecks(Drafts drafts, Revisions revisions) {
        this.drafts = drafts;
        this.revisions = revisions;
    }

    /** As it is kept. */
    public Checked check(Draft draft) {
        return check(draft.id(), drafts.files(draft));
    }

    /** With one file as it is being typed, which is not kept. */
    public Checked check(Draft draft, String path, byte[] unsaved) {
        SourceFiles files = drafts.files(draft);
        BookPaths.problem(path, files.paths()).ifPresent(why -> {
            throw Refused.invalid("/path", why);
        });
        if (unsaved.length > Drafts.MAX_FILE_BYTES) {
            throw Drafts.tooLarge();
        }
        return check(draft.id(), files.with(path, unsaved));
    }

    /** A revision that decides or decided; empty where none of that name is kept. */
    public Optional<Checked> check(Revision revision) {
        return revisions.files(revision).map(files -> known.always(revision, () -> compiled(others, files, revision)));
    }

    private Checked check(UUID draft, SourceFiles files) {
        Revision revision = files.revision();
        return known.always(
                revision, () -> compiled(compilers.always(draft, RuleBookCompiler::standard), files, revision));
    }

    private static Checked compiled(RuleBookCompiler compiler, SourceFiles files, Revision revision) {
        return compiler.compile(files)
                .fold(
                        (RuleBook book) -> new Checked(revision, book.warnings(), Optional.of(book)),
                        faults -> new Checked(revision, faults, Optional.empty()));
    }
}
