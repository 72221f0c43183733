package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.antlr.runtime.CommonTokenStream;
import org.antlr.runtime.Token;
import org.junit.jupiter.api.Test;

/** The parser sees what ANTLR's own stream would show it, wherever it looks and however it walks. */
class RuleTokensTest {

    private static final Path FIXTURES = Path.of(System.getProperty("holdfast.root", ".."), "fixtures");
    private static final int MOST_AHEAD = 6;

    @Test
    void whatIsSeenIsWhatAntlrShows() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(FIXTURES)) {
            files = all.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(50);
        for (Path file : files) {
            walk(Files.readString(file), new Random(file.hashCode()));
        }
    }

    @Test
    void anEmptyTextIsAtItsEnd() {
        walk("", new Random(1));
        walk("  // nothing\n", new Random(1));
    }

    private static void walk(String text, Random random) {
        RuleTokens ours = new RuleTokens(new DrlLexer(text));
        CommonTokenStream theirs = new CommonTokenStream(new DrlLexer(text));
        int mark = ours.mark();
        int theirMark = theirs.mark();
        for (int step = 0; step < 300; step++) {
            for (int ahead = -MOST_AHEAD; ahead <= MOST_AHEAD; ahead++) {
                assertThat(shown(ours.LT(ahead))).isEqualTo(shown(theirs.LT(ahead)));
            }
            assertThat(ours.LA(1)).isEqualTo(theirs.LA(1));
            assertThat(ours.index()).isEqualTo(theirs.index());
            if (random.nextInt(12) == 0) {
                ours.rewind(mark);
                theirs.rewind(theirMark);
            } else if (random.nextInt(8) == 0) {
                mark = ours.mark();
                theirMark = theirs.mark();
            } else if (ours.LA(1) != Token.EOF) {
                ours.consume();
                theirs.consume();
            }
        }
    }

    private static String shown(Token token) {
        return token == null ? "nothing" : token.getType() + " " + token.getLine() + " " + token.getText();
    }
}
