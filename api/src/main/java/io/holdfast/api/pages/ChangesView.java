package io.holdfast.api.pages;

import io.holdfast.api.drafts.DraftChanges;
import io.holdfast.impact.Edit;
import io.holdfast.rulebook.Rewording;
import java.util.List;

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
     */
    public record Line(String what, String name, String place, String href, List<WordDiff> words, String more) {}

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
        List<Line> lines = edits.stream().map(edit -> line(edit, address)).toList();
        List<Line> files = changes.files().stream()
                .filter(file -> changes.edits().isEmpty()
                        || edits.stream().noneMatch(edit -> edit.file().equals(file.path())))
                .map(file -> line(
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
                words.size() > MOST_LINES ? PageText.counted(words.size() - MOST_LINES, "more line") : "");
    }
}
