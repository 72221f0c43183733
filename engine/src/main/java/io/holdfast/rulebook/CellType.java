package io.holdfast.rulebook;

import java.util.List;

/**
 * What may stand in the cells of a table's column.
 *
 * @param words the closed set a cell chooses from; empty where any will do
 * @param from least number, where it is one
 * @param to greatest number, where it is one
 * @param fact what the column asks about, such as {@code contract.term}; empty where it is no single fact
 */
public record CellType(Kind kind, List<String> words, double from, double to, String fact) {

    static final CellType TEXT = of(Kind.TEXT, List.of());

    /** The sorts of cell there are. */
    public enum Kind {
        TEXT,
        WORD,
        WHOLE,
        NUMBER,
        YES_NO,
        DATE,
        /** Several words of one set, in the form its column reads. */
        WORDS,
        /** A sentence for people. */
        SENTENCE
    }

    public CellType {
        words = List.copyOf(words);
    }

    static CellType of(Kind kind, List<String> words) {
        return new CellType(kind, words, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "");
    }

    static CellType number(Kind kind, double from, double to) {
        return new CellType(kind, List.of(), from, to, "");
    }

    public boolean isNumber() {
        return kind == Kind.WHOLE || kind == Kind.NUMBER;
    }
}
