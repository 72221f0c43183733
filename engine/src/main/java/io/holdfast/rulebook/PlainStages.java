package io.holdfast.rulebook;

import io.holdfast.client.Client;
import java.util.List;

/** The stages of a book without any build: every rule is evaluated off the syntax tree. A judge, not a way to run. */
final class PlainStages implements Stages {

    private final List<Rule> rules;

    PlainStages(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public List<Conclusion> run(Stage stage, Client client, FactSet facts) {
        Conclusions conclusions = new Conclusions(client, facts);
        for (Rule rule : rules) {
            if (rule.stage() == stage) {
                Speech speech = Speech.of(rule);
                PlainEvaluator.solve(rule.when(), facts, new Bindings())
                        .forEach(solution -> speech.say(solution.bindings().only(rule.named()), conclusions));
            }
        }
        return conclusions.said();
    }
}
