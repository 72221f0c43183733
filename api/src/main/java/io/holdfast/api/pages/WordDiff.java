package io.holdfast.api.pages;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.holdfast.rulebook.Rewording;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that says something else, word by word: what stays, what went, what came. */
public record WordDiff(List<Piece> pieces) {

    private static final Pattern WORD = Pattern.compile("\\s+|\\S+");
    /** A quoted cell may hold commas, line ends and quotes, each of those twice. */
    private static final Pattern CELL = Pattern.compile("\"(?:[^\"]|\"\")*\"|[,\n]|[^,\n]+");

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

    /**
     * Lines as they stand, spaces and commas too, with what differs from what they were.
     *
     * @param table whether they are rows of a table, which differ by whole cells; else they differ by words
     */
    static WordDiff marked(String was, String is, boolean table) {
        if (was.isEmpty()) {
            return new WordDiff(List.of(new Piece("same", is)));
        }
        List<String> before = parts(was, table);
        List<String> after = parts(is, table);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            int from = delta.getSource().getPosition();
            addWhole(pieces, "same", before.subList(at, from));
            addWhole(pieces, "old", delta.getSource().getLines());
            addWhole(pieces, "new", delta.getTarget().getLines());
            at = from + delta.getSource().size();
        }
        addWhole(pieces, "same", before.subList(at, before.size()));
        return new WordDiff(pieces);
    }

    /** Words or cells with what stands between them, so that all of them together are the text again. */
    private static List<String> parts(String text, boolean table) {
        List<String> parts = new ArrayList<>();
        Matcher found = (table ? CELL : WORD).matcher(text);
        while (found.find()) {
            parts.add(found.group());
        }
        return parts;
    }

    private static void addWhole(List<Piece> pieces, String how, List<String> parts) {
        if (!parts.isEmpty()) {
            pieces.add(new Piece(how, String.join("", parts)));
        }
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
