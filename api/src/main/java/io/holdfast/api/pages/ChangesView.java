package io.holdfast.api.pages;

import io.holdfast.api.drafts.DraftChanges;
import io.holdfast.impact.Edit;
import io.holdfast.rulebook.Rewording;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a draft changes against the live rule book.
 *
 * @param readable whether both can be read, so that changes are told rule by rule; otherwise line by line
 */
public record ChangesView(boolean readable, String sentence, List<Line> edits, List<Line> files) {

    private static final int MOST_LINES = 40;

    /**
     * One change.
     *
     * @param more how many of its lines are not shown
     * @param fold how much a whole file holds that is new or gone, which unfolds; empty for anything less
     * @param rules what such a file holds, rule by rule; its lines where that is unknown
     */
    public record Line(
            String what,
            String name,
            String place,
            String href,
            List<WordDiff> words,
            String more,
            String fold,
            List<Line> rules) {}

    /** What a draft changes. */
    static ChangesView of(DraftChanges.Changes changes, DraftAddress address) {
        return of(
                changes,
                (file, line) ->
                        line > 0 ? address.line(file, line) : address.of(file).href(),
                "Nothing yet: this draft says what the live rule book says.",
                " against the live rule book.");
    }

    /**
     * What one revision says otherwise than another.
     *
     * @param none the sentence where they say the same
     * @param against how the sentence goes on that counts the changes
     */
    static ChangesView of(DraftChanges.Changes changes, RuleLinks.Address address, String none, String against) {
        List<Edit> edits = changes.edits().orElse(List.of());
        Map<String, DraftChanges.FileChange> whole = changes.files().stream()
                .filter(file -> file.how() != Edit.How.CHANGED)
                .collect(Collectors.toMap(DraftChanges.FileChange::path, Function.identity()));
        List<Line> lines = edits.stream()
                .filter(edit -> !whole.containsKey(edit.file()))
                .map(edit -> line(edit, address))
                .toList();
        List<Line> files = changes.files().stream()
                .filter(file -> whole.containsKey(file.path())
                        || edits.stream().noneMatch(edit -> edit.file().equals(file.path())))
                .map(file -> whole.containsKey(file.path())
                        ? whole(file, edits, address)
                        : line(
                                file.path() + " " + file.how().word(),
                                "",
                                file.path(),
                                address.of(file.path(), 0),
                                file.words()))
                .toList();
        String sentence = lines.isEmpty() && files.isEmpty()
                ? none
                : PageText.counted(lines.size() + files.size(), "change") + against;
        return new ChangesView(changes.edits().isPresent(), sentence, lines, files);
    }

    /** A file that is new or gone: what it holds is counted first, so that a long one hides no other change. */
    private static Line whole(DraftChanges.FileChange file, List<Edit> edits, RuleLinks.Address address) {
        List<Line> own = edits.stream()
                .filter(edit -> edit.file().equals(file.path()))
                .map(edit -> line(edit, address))
                .toList();
        boolean rules = edits.stream()
                .filter(edit -> edit.file().equals(file.path()))
                .allMatch(edit -> edit.subject() == Edit.Subject.RULE);
        Line all = line(
                file.how() == Edit.How.ADDED ? "new file" : "file taken out",
                file.path(),
                "",
                address.of(file.path(), 0),
                own.isEmpty() ? file.words() : List.of());
        String fold = own.isEmpty()
                ? file.words().isEmpty() ? "" : PageText.counted(file.words().size(), "line")
                : PageText.counted(own.size(), rules ? "rule" : "change");
        return new Line(all.what, all.name, all.place, all.href, all.words, all.more, fold, own);
    }

    private static Line line(Edit edit, RuleLinks.Address address) {
        return line(
                edit.subject().word() + " " + edit.how().word(),
                RuleWords.name(edit.name(), edit.file()),
                edit.line() > 0 ? edit.file() + ":" + edit.line() : edit.file(),
                address.of(edit.file(), edit.line()),
                edit.words());
    }

    private static Line line(String what, String name, String place, String href, List<Rewording> words) {
        return new Line(
                what,
                name,
                place,
                href,
                words.stream().limit(MOST_LINES).map(WordDiff::of).toList(),
                words.size() > MOST_LINES ? PageText.counted(words.size() - MOST_LINES, "more line") : "",
                "",
                List.of());
    }
}
