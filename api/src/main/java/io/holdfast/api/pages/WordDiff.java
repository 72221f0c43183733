package io.holdfast.api.pages;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.holdfast.rulebook.Rewording;
import java.util.ArrayList;
import java.util.List;

/** A line that says something else, word by word: what stays, what went, what came. */
public record WordDiff(List<Piece> pieces) {

    /**
     * Some words in a row.
     *
     * @param how {@code same}, {@code old} or {@code new}
     */
    public record Piece(String how, String text) {}

    static WordDiff of(Rewording words) {
        List<String> before = split(words.before());
        List<String> after = split(words.after());
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            int from = delta.getSource().getPosition();
            add(pieces, "same", before.subList(at, from));
            add(pieces, "old", delta.getSource().getLines());
            add(pieces, "new", delta.getTarget().getLines());
            at = from + delta.getSource().size();
        }
        add(pieces, "same", before.subList(at, before.size()));
        return new WordDiff(pieces);
    }

    private static List<String> split(String line) {
        return line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
    }

    private static void add(List<Piece> pieces, String how, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(how, String.join(" ", words)));
        }
    }
}
