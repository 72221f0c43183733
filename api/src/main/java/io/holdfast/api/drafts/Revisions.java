package io.holdfast.api.drafts;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.api.rulebooks.RevisionArchive;
import io.holdfast.api.rulebooks.RevisionStore;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.util.Optional;

/** The revisions that decide or decided, with their files. */
public final class Revisions {

    private static final int KEPT = 4;

    private final ActiveBook active;
    private final RevisionArchive archive;
    private final RevisionStore store;
    private final Recent<Revision, SourceFiles> read = new Recent<>(KEPT);

    Revisions(ActiveBook active, RevisionArchive archive, RevisionStore store) {
        this.active = active;
        this.archive = archive;
        this.store = store;
    }

    /** What decides now, certainly kept; the problem that there is nothing otherwise. */
    public LiveBook live() {
        LiveBook live = active.status()
                .live()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NO_RULE_BOOK,
                                "No rule book was ever good, so there is nothing to edit. GET /v1/rules says why.")
                        .exception());
        archive.settle();
        return live;
    }

    /** The files of a revision; empty where none of that name is kept. */
    public Optional<SourceFiles> files(Revision revision) {
        Optional<LiveBook> live =
                active.status().live().filter(one -> one.revision().equals(revision));
        if (live.isPresent()) {
            return Optional.of(live.get().book().files());
        }
        return read.of(revision, () -> store.files(revision.hash()));
    }

    /** A revision as somebody names it: {@code live}, the hash, or its first digits, from six on. */
    public Optional<Revision> named(String name) {
        if (name.equals("live")) {
            return Optional.of(live().revision());
        }
        return name.matches("[0-9a-f]{6,64}") ? store.named(name).map(Revision::new) : Optional.empty();
    }

    RevisionStore store() {
        return store;
    }
}
