package io.holdfast.rulebook;

import java.util.List;

/** Holds the conditions of a rule whose parts concern each other against what they matched. */
final class Explanation {

    private final RuleTelling telling;
    private final Bindings bindings;
    private final Matches matched;
    private final FactSet facts;
    private final List<ConditionReading> readings;

    private Explanation(
            RuleTelling telling, PlainEvaluator.Solution solution, FactSet facts, List<ConditionReading> readings) {
        this.telling = telling;
        this.bindings = solution.bindings();
        this.matched = solution.matched();
        this.facts = facts;
        this.readings = readings;
    }

    /**
     * Adds the conditions of a rule that fired.
     *
     * @param named what the firing had bound
     * @return whether the rule holds with that
     */
    static boolean tell(RuleTelling telling, FactSet facts, Bindings named, List<ConditionReading> readings) {
        PlainEvaluator.Solution solution = PlainEvaluator.first(telling.rule().when(), facts, new Bindings(), named);
        if (solution == null) {
            return false;
        }
        Explanation explanation = new Explanation(telling, solution, facts, readings);
        for (int i = 0; i < telling.rule().when().size(); i++) {
            explanation.element(telling.rule().when().get(i));
        }
        return true;
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
            readings.add(Traces.none(not));
        } else if (element instanceof Element.Gather gather) {
            telling.of(gather).tell(gather, bindings, readings);
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
            readings.add(Traces.one(exists.part(), exists.words(), inner != null));
            return;
        }
        new Explanation(telling, inner, facts, readings).pattern(pattern);
    }

    private void pattern(Element.Pattern pattern) {
        telling.of(pattern).tell(matched.of(pattern), bindings, readings);
    }
}
