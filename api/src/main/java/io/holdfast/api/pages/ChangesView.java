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

    static ChangesView of(DraftChanges.Changes changes, DraftAddress address) {
        List<Edit> edits = changes.edits().orElse(List.of());
        List<Line> lines = edits.stream().map(edit -> line(edit, address)).toList();
        List<Line> files = changes.files().stream()
                .filter(file -> changes.edits().isEmpty()
                        || edits.stream().noneMatch(edit -> edit.file().equals(file.path())))
                .map(file -> line(
                        file.path() + " " + file.how().word(),
                        "",
                        file.path(),
                        address.of(file.path()).href(),
                        file.words()))
                .toList();
        String sentence = lines.isEmpty() && files.isEmpty()
                ? "Nothing yet: this draft says what the live rule book says."
                : PageText.counted(lines.size() + files.size(), "change") + " against the live rule book.";
        return new ChangesView(changes.edits().isPresent(), sentence, lines, files);
    }

    private static Line line(Edit edit, DraftAddress address) {
        return line(
                edit.subject().word() + " " + edit.how().word(),
                RuleWords.name(edit.name(), edit.file()),
                edit.line() > 0 ? edit.file() + ":" + edit.line() : edit.file(),
                address.line(edit.file(), edit.line()),
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
