package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds each condition of a rule against what it matched, in the analyst's own words. */
final class Explanation {

    private static final String NONE = "none";
    private static final String UNSAID = "unsaid";

    private final Bindings bindings;
    private final Map<Element, Object> matched;
    private final FactSet facts;
    private final List<ConditionTrace> traces = new ArrayList<>();

    private Explanation(Bindings bindings, Map<Element, Object> matched, FactSet facts) {
        this.bindings = bindings;
        this.matched = matched;
        this.facts = facts;
    }

    /**
     * The conditions of a rule that fired.
     *
     * @param named what the firing had bound: the explanation is of that match and no other
     */
    static List<ConditionTrace> of(Rule rule, Bindings named, FactSet facts) {
        if (rule.isOnlyDrools()) {
            return List.of(new ConditionTrace(
                    "only Drools reads this rule, so nobody can say what it asked for", "rule", UNSAID, UNSAID, true));
        }
        PlainEvaluator.Solution solution = PlainEvaluator.first(rule.when(), facts, new Bindings(), named);
        if (solution == null) {
            throw new IllegalStateException("The rule \"" + rule.name() + "\" fired, yet its conditions do not hold.");
        }
        Explanation explanation = new Explanation(solution.bindings(), solution.matched(), facts);
        rule.when().forEach(explanation::element);
        return List.copyOf(explanation.traces);
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
            traces.add(new ConditionTrace(not.words(), Traces.subject(not.part()), NONE, NONE, true));
        } else if (element instanceof Element.Gather gather) {
            gather(gather);
        }
    }

    private boolean isMatched(Element element) {
        return element instanceof Element.And and
                ? and.parts().stream().allMatch(this::isMatched)
                : !(element instanceof Element.Pattern) || matched.containsKey(element);
    }

    private void exists(Element.Exists exists) {
        PlainEvaluator.Solution inner = PlainEvaluator.first(List.of(exists.part()), facts, bindings, new Bindings());
        if (inner == null || !(exists.part() instanceof Element.Pattern pattern)) {
            traces.add(new ConditionTrace(
                    exists.words(), Traces.subject(exists.part()), "one", "at least one", inner != null));
            return;
        }
        Explanation within = new Explanation(inner.bindings(), inner.matched(), facts);
        within.pattern(pattern);
        traces.addAll(within.traces);
    }

    private void gather(Element.Gather gather) {
        for (Condition condition : gather.conditions()) {
            test(condition.words(), condition.test(), gather, Optional.of(Traces.subject(gather.source())), false);
        }
    }

    private void pattern(Element.Pattern pattern) {
        Object fact = matched.get(pattern);
        Optional<String> signal = Traces.signalName(pattern);
        for (Condition condition : pattern.conditions()) {
            if (signal.isPresent() && Traces.isNameOfSignal(condition.test())) {
                continue;
            }
            test(condition.words(), condition.test(), fact, signal, false);
        }
        if (pattern.conditions().isEmpty() && pattern.type() != FactType.CLIENT) {
            traces.add(new ConditionTrace(pattern.words(), Traces.subject(pattern), "one", "at least one", true));
        }
    }

    private void test(String words, Test test, @Nullable Object fact, Optional<String> subject, boolean negated) {
        if (test instanceof Test.All all) {
            all.parts().forEach(part -> test(words, part, fact, subject, negated));
        } else if (test instanceof Test.Any any) {
            List<Test> held = any.parts().stream()
                    .filter(part -> fact != null && part.holds(fact, bindings) != negated)
                    .toList();
            (held.isEmpty() ? any.parts() : held).forEach(part -> test(words, part, fact, subject, negated));
        } else if (test instanceof Test.Opposite opposite) {
            test(words, opposite.part(), fact, subject, !negated);
        } else {
            traces.add(Traces.of(words, test, fact, bindings, subject, negated));
        }
    }
}
