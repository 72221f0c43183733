package io.holdfast.rulebook;

import java.util.List;

/** What a rule's then holds, made ready to be said many times: there is nothing it could run but these. */
final class Speech {

    private final Rule rule;
    private final Statement[] then;

    private Speech(Rule rule, Statement[] then) {
        this.rule = rule;
        this.then = then;
    }

    static Speech of(Rule rule) {
        List<Saying> then = rule.then();
        Statement[] statements = new Statement[then.size()];
        for (int i = 0; i < statements.length; i++) {
            statements[i] = Statement.of(then.get(i), rule);
        }
        return new Speech(rule, statements);
    }

    /** Says it of what the rule has bound, where the rule is in force on that day. */
    void say(Bindings bindings, Conclusions decision) {
        if (!rule.isInForceOn(decision.asOf())) {
            return;
        }
        Firing firing = decision.firing(rule, bindings);
        for (Statement statement : then) {
            decision.note(statement.said(firing, decision.client(), bindings));
        }
    }
}
