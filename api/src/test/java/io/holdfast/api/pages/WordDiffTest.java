package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordDiffTest {

    @Test
    void marksTheWordsOfASentenceThatDifferAndKeepsEverySpace() {
        assertThat(marked(
                        "    They stayed at least 6 months\n    It is  red",
                        "    They stayed at least 9 months\n    It is  red",
                        false))
                .isEqualTo("    They stayed at least -6-+9+ months\n    It is  red");
    }

    @Test
    void marksWholeCellsOfARowAlsoWhereTheyHoldCommasAndQuotes() {
        assertThat(marked(
                        "R1,\"at least 6, or so\",,\"say \"\"yes\"\"\"",
                        "R1,\"at least 9, or so\",x,\"say \"\"yes\"\"\"",
                        true))
                .isEqualTo("R1,-\"at least 6, or so\"-+\"at least 9, or so\"+,+x+,\"say \"\"yes\"\"\"");
    }

    @Test
    void aCellWhoseQuoteIsLeftOpenIsStillShownWhole() {
        assertThat(marked("a,\"b", "a,\"c", true)).isEqualTo("a,-\"b-+\"c+");
    }

    @Test
    void whatTookNothingsPlaceIsShownPlain() {
        assertThat(marked("", "a,b", true)).isEqualTo("a,b");
    }

    private static String marked(String was, String is, boolean table) {
        return WordDiff.marked(was, is, table).pieces().stream()
                .map(piece -> switch (piece.how()) {
                    case "old" -> "-" + piece.text() + "-";
                    case "new" -> "+" + piece.text() + "+";
                    default -> piece.text();
                })
                .collect(Collectors.joining());
    }
}
