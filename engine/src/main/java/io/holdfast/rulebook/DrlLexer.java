package io.holdfast.rulebook;

import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.MismatchedSetException;
import org.antlr.runtime.NoViableAltException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.drools.drl.parser.lang.DRL6Lexer;

/**
 * Drools' own lexer, which reads plain words itself: the generated method for words is too large for the
 * Java machine to compile, and took a third of all the time that reading a rule takes.
 */
final class DrlLexer extends DRL6Lexer {

    DrlLexer(String text) {
        super(new ANTLRStringStream(text));
    }

    @Override
    public void mTokens() throws RecognitionException {
        int length = 0;
        int next = input.LA(1);
        if (isStart(next)) {
            do {
                next = input.LA(++length + 1);
            } while (isStart(next) || next >= '0' && next <= '9');
        }
        if (length == 0 || isRare(next) || isReserved(length)) {
            super.mTokens();
            return;
        }
        for (int i = 0; i < length; i++) {
            input.consume();
        }
        state.type = ID;
        state.channel = Token.DEFAULT_CHANNEL;
    }

    /** The parser asks for the text of each token many times over, and would have it cut out of the rule each time. */
    @Override
    public Token emit() {
        Token token = super.emit();
        if (token.getChannel() == Token.DEFAULT_CHANNEL) {
            token.setText(token.getText());
        }
        return token;
    }

    /** Drools fails over its own message where a set of signs was expected that nobody wrote down. */
    @Override
    public void reportError(RecognitionException found) {
        if (found instanceof MismatchedSetException set && set.expecting == null) {
            NoViableAltException told = new NoViableAltException("", 0, 0, input);
            told.line = found.line;
            told.charPositionInLine = found.charPositionInLine;
            told.c = found.c;
            super.reportError(told);
        } else {
            super.reportError(found);
        }
    }

    /** Three words are tokens of their own. */
    private boolean isReserved(int length) {
        String word = length == 4 || length == 5 ? input.substring(input.index(), input.index() + length - 1) : "";
        return word.equals("true") || word.equals("false") || word.equals("null");
    }

    private static boolean isStart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
    }

    /** Whether a character could go on a word in a way that only the grammar knows. */
    private static boolean isRare(int c) {
        return c >= 0x7f || c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f';
    }
}
