package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;

/** Cuts a then that cannot be read as a whole into its statements, so that one broken one hides no other's mistakes. */
final class ThenPieces {

    private ThenPieces() {}

    /**
     * One statement.
     *
     * @param alone all of the code with blanks in place of every other statement, so that it keeps its place
     */
    record Piece(ThenScanner.Spot at, String text, String alone) {}

    static List<Piece> of(String code) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"' && (i == 0 || code.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (c == '\n') {
                // No text goes on in the next line, and what begins like a statement is one.
                quoted = false;
                if (code.startsWith("decision", firstAfter(code, i))) {
                    add(code, from, i, pieces);
                    from = i;
                    depth = 0;
                }
            } else if (!quoted) {
                depth = Math.max(0, depth + ("({".indexOf(c) >= 0 ? 1 : ")}".indexOf(c) >= 0 ? -1 : 0));
                if (c == ';' && depth == 0) {
                    add(code, from, i + 1, pieces);
                    from = i + 1;
                }
            }
        }
        add(code, from, code.length(), pieces);
        return pieces;
    }

    private static int firstAfter(String code, int from) {
        int i = from;
        while (i < code.length() && Character.isWhitespace(code.charAt(i))) {
            i++;
        }
        return i;
    }

    private static void add(String code, int from, int to, List<Piece> pieces) {
        int begin = firstAfter(code, from);
        if (begin >= to || code.substring(begin, to).strip().equals(";")) {
            return;
        }
        StringBuilder alone = new StringBuilder();
        int line = 1;
        int column = 1;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            alone.append((i >= begin && i < to) || c == '\n' ? c : ' ');
            if (i < begin) {
                line += c == '\n' ? 1 : 0;
                column = c == '\n' ? 1 : column + 1;
            }
        }
        pieces.add(new Piece(
                new ThenScanner.Spot(line, column), code.substring(begin, to).strip(), alone.toString()));
    }
}
