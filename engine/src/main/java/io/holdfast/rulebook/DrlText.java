package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.RecognizerSharedState;
import org.antlr.runtime.Token;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConstraintConnectiveDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.lang.DRL6Expressions;
import org.drools.drl.parser.lang.DRL6Parser;
import org.drools.drl.parser.lang.ParserHelper;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Drools' own parsers of rules and of constraints, with our lexer before them. */
final class DrlText {

    private DrlText() {}

    /** Has Drools load the classes it reads with, which takes longer than to read a small book. */
    static void prepare() {
        constraint("tenureMonths > 6");
    }

    /**
     * What became of a text.
     *
     * @param errors what the parsers cannot read, those of the lexer first
     */
    record Parsed(@Nullable PackageDescr descr, List<DroolsParserException> errors) {}

    static Parsed rules(String text) throws RecognitionException {
        DrlLexer lexer = new DrlLexer(text);
        DRL6Parser parser = new DRL6Parser(new RuleTokens(lexer));
        PackageDescr descr = parser.compilationUnit();
        List<DroolsParserException> errors = new ArrayList<>(lexer.getErrors());
        errors.addAll(parser.getErrors());
        return new Parsed(errors.isEmpty() ? descr : null, errors);
    }

    /** The constraint that a text holds; empty where it cannot be read. */
    static Optional<ConstraintConnectiveDescr> constraint(String text) {
        RecognizerSharedState state = new RecognizerSharedState();
        RuleTokens input = new RuleTokens(new DrlLexer(text));
        ParserHelper helper = new ParserHelper(input, state, LanguageLevelOption.DRL6);
        DRL6Expressions parser = new DRL6Expressions(input, state, helper);
        parser.setBuildDescr(true);
        parser.setLeftMostExpr(null);
        try {
            BaseDescr expression = parser.conditionalOrExpression();
            // Where the parser does not know how to go on, it stops without a word.
            boolean stopped = input.LA(1) != Token.EOF;
            if (expression == null || stopped || parser.hasErrors() || helper.hasErrors()) {
                return Optional.empty();
            }
            ConstraintConnectiveDescr constraint = ConstraintConnectiveDescr.newAnd();
            constraint.addOrMerge(expression);
            return constraint.getDescrs().isEmpty() ? Optional.empty() : Optional.of(constraint);
        } catch (RecognitionException | UnsupportedOperationException unreadable) {
            // The parser itself gives up where a name is given inside !( … ).
            return Optional.empty();
        }
    }
}
