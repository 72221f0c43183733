package io.holdfast.rulebook;

import java.util.Arrays;
import org.antlr.runtime.CommonTokenStream;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;

/**
 * All tokens of a rule, read at once. The parser looks ahead a few times for every token that it takes, and would walk
 * over blanks and comments each time.
 */
final class RuleTokens extends CommonTokenStream {

    /** The tokens that the parser is to see; the last is the end. */
    private final Token[] seen;

    /** For each token, how many that the parser sees stand before it. */
    private final int[] before;

    RuleTokens(TokenSource source) {
        super(source);
        fill();
        before = new int[tokens.size()];
        Token[] all = new Token[tokens.size()];
        int count = 0;
        for (int i = 0; i < before.length; i++) {
            Token token = tokens.get(i);
            before[i] = count;
            if (token.getChannel() == channel) {
                all[count++] = token;
            }
        }
        seen = Arrays.copyOf(all, count);
    }

    @Override
    public Token LT(int ahead) {
        return ahead < 1 ? super.LT(ahead) : seen[Math.min(before[p] + ahead - 1, seen.length - 1)];
    }

    @Override
    public int LA(int ahead) {
        return LT(ahead).getType();
    }

    @Override
    public void consume() {
        p = LT(2).getTokenIndex();
    }
}
