package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.List;
import java.util.TreeSet;

/** A rule that fired for one client, with what it matched. */
public final class Firing {

    private final Rule rule;
    private final Bindings bindings;
    private final List<?> facts;

    Firing(Rule rule, Bindings bindings, List<?> facts) {
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

    /** What the rule has named, as a text that is the same for the same match: facts by their place among all. */
    String matched() {
        StringBuilder matched = new StringBuilder();
        for (String name : new TreeSet<>(bindings.names())) {
            Object value = bindings.get(name);
            int place = 0;
            while (place < facts.size() && facts.get(place) != value) {
                place++;
            }
            matched.append(name).append('=');
            matched.append(place < facts.size() ? String.format("%09d", place) : String.valueOf(value));
            matched.append('\n');
        }
        return matched.toString();
    }

    /** Each condition of the rule held against what it matched. */
    public List<ConditionTrace> conditions() {
        return Explanation.of(rule, bindings, facts);
    }
}
