package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.drools.drl.parser.lang.DRL6Lexer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our lexer is Drools' own, only faster: token by token the same. */
class DrlLexerTest {

    private static final List<String> PIECES = List.of(
            "name",
            "$n",
            "_x1",
            "true",
            "false",
            "null",
            "trueish",
            "nulls",
            "tru",
            "12",
            "1.5",
            "3d",
            "0x1F",
            "'a'",
            "\"b c\"",
            "\"open",
            "é",
            "naïve",
            "a\u0001b",
            "x\u007f",
            "`q`",
            " ",
            " ",
            "\n",
            "\t",
            ".",
            ",",
            "(",
            ")",
            "==",
            "!=",
            "<=",
            "&&",
            "||",
            "!",
            "?",
            ":",
            ":=",
            "//c\n",
            "/*d*/",
            "#",
            "@",
            "[",
            "]",
            "{",
            "}",
            "-",
            "+",
            "in",
            "not",
            "\u00A0",
            "\uD83D\uDE00");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void givesDroolsTokens(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int more = random.nextInt(8); more >= 0; more--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            DrlLexer ours = new DrlLexer(text.toString());
            DRL6Lexer drools = new DRL6Lexer(new ANTLRStringStream(text.toString()));
            assertThat(tokens(ours)).as("«" + text + "» of seed " + seed).isEqualTo(tokens(drools));
            assertThat(ours.getErrors()).hasSameSizeAs(drools.getErrors());
        }
    }

    private static List<String> tokens(TokenSource source) {
        List<String> tokens = new ArrayList<>();
        Token token = source.nextToken();
        while (token.getType() != Token.EOF) {
            tokens.add(token.getType() + " " + token.getText() + " " + token.getLine() + ":"
                    + token.getCharPositionInLine() + " " + token.getChannel());
            token = source.nextToken();
        }
        return tokens;
    }
}
