package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;

/** Holds each condition of a rule against what it matched, in the analyst's own words. */
final class Explanation {

    private static final String NONE = "none";
    private static final String UNSAID = "unsaid";

    private final RuleTelling telling;
    private final Bindings bindings;
    private final Matches matched;
    private final FactSet facts;
    private final List<ConditionReading> traces = new ArrayList<>();

    private Explanation(RuleTelling telling, PlainEvaluator.Solution solution, FactSet facts) {
        this.telling = telling;
        this.bindings = solution.bindings();
        this.matched = solution.matched();
        this.facts = facts;
    }

    /**
     * The conditions of a rule that fired.
     *
     * @param named what the firing had bound: the explanation is of that match and no other
     */
    static List<ConditionReading> of(RuleTelling telling, Bindings named, FactSet facts) {
        Rule rule = telling.rule();
        if (rule.isOnlyDrools()) {
            return List.of(new ConditionReading(
                    "only Drools reads this rule, so nobody can say what it asked for", "rule", UNSAID, UNSAID, true));
        }
        PlainEvaluator.Solution solution = telling.solution(facts, named);
        if (solution == null) {
            throw new IllegalStateException("The rule \"" + rule.name() + "\" fired, yet its conditions do not hold.");
        }
        Explanation explanation = new Explanation(telling, solution, facts);
        for (int i = 0; i < rule.when().size(); i++) {
            explanation.element(rule.when().get(i));
        }
        return explanation.traces;
    }

    private void element(Element element) {
        if (element instanceof Element.Pattern pattern) {
            pattern(pattern);
        } else if (element instanceof Element.And and) {
            and.parts().forEach(this::element);
        } else if (element instanceof Element.Or or) {
            or.parts().stream().filter(this::isMatched).findFirst().ifPresent(this::element);
        } else if (element instanceof Element.Exists exists) {
            exists(exists);
        } else if (element instanceof Element.Not not) {
            traces.add(new ConditionReading(not.words(), Traces.subject(not.part()), NONE, NONE, true));
        } else if (element instanceof Element.Gather gather) {
            telling.of(gather).tell(gather, bindings, traces);
        }
    }

    private boolean isMatched(Element element) {
        return element instanceof Element.And and
                ? and.parts().stream().allMatch(this::isMatched)
                : !(element instanceof Element.Pattern pattern) || matched.of(pattern) != null;
    }

    private void exists(Element.Exists exists) {
        PlainEvaluator.Solution inner = PlainEvaluator.first(List.of(exists.part()), facts, bindings, new Bindings());
        if (inner == null || !(exists.part() instanceof Element.Pattern pattern)) {
            traces.add(new ConditionReading(
                    exists.words(), Traces.subject(exists.part()), "one", "at least one", inner != null));
            return;
        }
        Explanation within = new Explanation(telling, inner, facts);
        within.pattern(pattern);
        traces.addAll(within.traces);
    }

    private void pattern(Element.Pattern pattern) {
        telling.of(pattern).tell(matched.of(pattern), bindings, traces);
        if (pattern.conditions().isEmpty() && pattern.type() != FactType.CLIENT) {
            traces.add(new ConditionReading(pattern.words(), Traces.subject(pattern), "one", "at least one", true));
        }
    }
}
