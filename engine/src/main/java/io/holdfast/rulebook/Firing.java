package io.holdfast.rulebook;

import io.holdfast.client.Client;
import io.holdfast.source.Place;
import java.util.List;

/** A rule that fired for one client, with what it matched. */
public final class Firing {

    /** So many that places as texts are in the order of the numbers. */
    private static final int FIRST_PLACE = 1_000_000_000;

    private final Rule rule;
    private final Bindings bindings;
    private final FactSet facts;

    Firing(Rule rule, Bindings bindings, FactSet facts) {
        this.rule = rule;
        this.bindings = bindings;
        this.facts = facts;
    }

    public String rule() {
        return rule.name();
    }

    /** Where the rule stands. */
    public Place at() {
        return rule.at();
    }

    public String file() {
        return rule.at().file();
    }

    public int line() {
        return rule.at().line();
    }

    /** The rule as people read it. */
    public RuleCard card() {
        return rule.card();
    }

    /** A reason that the rule gives. */
    Wording wording(String template, Client client) {
        Reason reason = rule.reasons().get(template);
        return Wording.of(reason == null ? Reason.of(template) : reason, client, bindings);
    }

    /** What the rule has named, as a text that is the same for the same match: facts by their place among all. */
    String matched() {
        StringBuilder matched = new StringBuilder();
        for (String name : bindings.names()) {
            Object value = bindings.get(name);
            int place = facts.placeOf(value);
            matched.append(name).append('=');
            matched.append(place < 0 ? String.valueOf(value) : String.valueOf(FIRST_PLACE + place));
            matched.append('\n');
        }
        return matched.toString();
    }

    /** Each condition of the rule held against what it matched. */
    List<ConditionReading> conditions(RuleTellings tellings) {
        return tellings.of(rule).of(facts, bindings);
    }
}
