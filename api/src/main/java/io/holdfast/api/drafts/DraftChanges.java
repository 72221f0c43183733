package io.holdfast.api.drafts;

import io.holdfast.impact.Edit;
import io.holdfast.impact.Edits;
import io.holdfast.rulebook.Rewording;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is other in one revision or draft than in another. */
public final class DraftChanges {

    private final Drafts drafts;
    private final DraftChecks checks;
    private final Revisions revisions;

    /**
     * What differs.
     *
     * @param from revision of the earlier files
     * @param to revision of the later files
     * @param edits rule by rule, row by row, cell by cell; empty where either cannot be read
     * @param files every file that differs, those that are neither rules nor catalogue among them
     */
    public record Changes(Revision from, Revision to, Optional<List<Edit>> edits, List<FileChange> files) {

        public Changes {
            files = List.copyOf(files);
        }
    }

    /**
     * A file that differs.
     *
     * @param words the lines that differ; none where it is no text
     */
    public record FileChange(String path, Edit.How how, List<Rewording> words) {

        public FileChange {
            words = List.copyOf(words);
        }
    }

    DraftChanges(Drafts drafts, DraftChecks checks, Revisions revisions) {
        this.drafts = drafts;
        this.checks = checks;
        this.revisions = revisions;
    }

    /** A draft against what decides now. */
    public Changes of(Draft draft) {
        RuleBook live = revisions.live().book();
        return between(
                live.files(),
                Optional.of(live),
                drafts.files(draft),
                checks.check(draft).book());
    }

    /** A revision against an earlier one; empty where either is not kept. */
    public Optional<Changes> between(Revision earlier, Revision later) {
        return revisions
                .files(earlier)
                .flatMap(from -> revisions
                        .files(later)
                        .map(to -> between(
                                from,
                                checks.check(earlier).flatMap(Checked::book),
                                to,
                                checks.check(later).flatMap(Checked::book))));
    }

    private static Changes between(
            SourceFiles from, Optional<RuleBook> before, SourceFiles to, Optional<RuleBook> after) {
        Optional<List<Edit>> edits = before.flatMap(
                one -> after.map(other -> Edits.between(one, other).all()));
        return new Changes(from.revision(), to.revision(), edits, files(from, to));
    }

    private static List<FileChange> files(SourceFiles from, SourceFiles to) {
        List<FileChange> changes = new ArrayList<>();
        for (DraftStore.Written file : FileEdits.between(from, to).written()) {
            Edit.How how = file.content().isEmpty()
                    ? Edit.How.REMOVED
                    : from.content(file.path()).isEmpty() ? Edit.How.ADDED : Edit.How.CHANGED;
            changes.add(new FileChange(
                    file.path(), how, Rewording.between(lines(from, file.path()), lines(to, file.path()))));
        }
        return changes;
    }

    private static List<String> lines(SourceFiles files, String path) {
        return files.text(path).map(text -> text.lines().toList()).orElse(List.of());
    }
}
