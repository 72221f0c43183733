package io.holdfast.rulebook;

import io.holdfast.client.FactField;
import io.holdfast.client.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds each condition of a rule against what it matched, in the analyst's own words. */
final class Explanation {

    private static final String NONE = "none";

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
    static List<ConditionTrace> of(Rule rule, Bindings named, List<?> facts) {
        FactSet set = new FactSet(facts);
        PlainEvaluator.Solution solution = PlainEvaluator.first(rule.when(), set, named);
        if (solution == null) {
            throw new IllegalStateException("The rule \"" + rule.name() + "\" fired, yet its conditions do not hold.");
        }
        Explanation explanation = new Explanation(solution.bindings(), solution.matched(), set);
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
            traces.add(new ConditionTrace(not.words(), subject(not.part()), NONE, NONE, true));
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
        PlainEvaluator.Solution inner = PlainEvaluator.first(List.of(exists.part()), facts, bindings);
        if (inner == null || !(exists.part() instanceof Element.Pattern pattern)) {
            traces.add(
                    new ConditionTrace(exists.words(), subject(exists.part()), "one", "at least one", inner != null));
            return;
        }
        Explanation within = new Explanation(inner.bindings(), inner.matched(), facts);
        within.pattern(pattern);
        traces.addAll(within.traces);
    }

    private void gather(Element.Gather gather) {
        for (Condition condition : gather.conditions()) {
            test(condition.words(), condition.test(), gather, Optional.of(subject(gather.source())), false);
        }
    }

    private void pattern(Element.Pattern pattern) {
        Object fact = matched.get(pattern);
        Optional<String> signal = signalName(pattern);
        for (Condition condition : pattern.conditions()) {
            if (signal.isPresent() && isNameOfSignal(condition.test())) {
                continue;
            }
            test(condition.words(), condition.test(), fact, signal, false);
        }
        if (pattern.conditions().isEmpty() && pattern.type() != FactType.CLIENT) {
            traces.add(new ConditionTrace(pattern.words(), subject(pattern), "one", "at least one", true));
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
            traces.add(leaf(words, test, fact, subject, negated));
        }
    }

    private ConditionTrace leaf(
            String words, Test test, @Nullable Object fact, Optional<String> subject, boolean negated) {
        boolean held = fact != null && test.holds(fact, bindings) != negated;
        FactPath path = test instanceof Test.Compare compare ? compare.fact() : ((Test.Among) test).fact();
        String needed = test instanceof Test.Compare compare ? needed(compare, fact) : needed((Test.Among) test);
        return new ConditionTrace(
                words,
                subject.orElse(path.label()),
                shown(path.of(fact, bindings)),
                negated ? "not: " + needed : needed,
                held);
    }

    private String needed(Test.Compare compare, @Nullable Object fact) {
        if (compare.other() instanceof Literal literal) {
            if (literal.constant() == null) {
                return compare.operator() == Operator.EQUAL ? FactText.UNKNOWN : "known";
            }
            String value = FactText.of(literal.constant(), unit(compare.fact()));
            boolean plainWord = compare.operator() == Operator.EQUAL;
            return plainWord ? value : compare.operator().words() + " " + value;
        }
        FactPath other = (FactPath) compare.other();
        return compare.operator().words() + " " + other.label() + " ("
                + FactText.of(other.of(fact, bindings), unit(other)) + ")";
    }

    private static String needed(Test.Among among) {
        Unit unit = unit(among.fact());
        return (among.negated() ? "none of " : "one of ")
                + among.values().stream()
                        .map(value -> FactText.of(value.constant(), unit))
                        .collect(Collectors.joining(", "));
    }

    private static Unit unit(FactPath path) {
        return path.field().map(FactField::unit).orElse(Unit.PLAIN);
    }

    /** A value as JSON can hold it, numbers without the noise of binary fractions. */
    private static Object shown(@Nullable Object value) {
        if (value == null) {
            return FactText.UNKNOWN;
        } else if (value instanceof Double number) {
            BigDecimal rounded = BigDecimal.valueOf(number)
                    .setScale(4, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            return rounded.scale() <= 0 ? (Object) rounded.longValue() : (Object) rounded.doubleValue();
        } else if (value instanceof LocalDate date) {
            return date.toString();
        }
        return value;
    }

    private static Optional<String> signalName(Element.Pattern pattern) {
        return pattern.type() != FactType.SIGNAL
                ? Optional.empty()
                : pattern.conditions().stream()
                        .map(Condition::test)
                        .filter(Explanation::isNameOfSignal)
                        .map(test -> String.valueOf(((Literal) ((Test.Compare) test).other()).constant()))
                        .findFirst();
    }

    private static boolean isNameOfSignal(Test test) {
        return test instanceof Test.Compare compare
                && compare.operator() == Operator.EQUAL
                && compare.fact().label().equals("signal.name")
                && compare.other() instanceof Literal;
    }

    private static String subject(Element element) {
        if (element instanceof Element.Pattern pattern) {
            return signalName(pattern).orElse(pattern.type().word().toLowerCase(Locale.ROOT));
        } else if (element instanceof Element.And and && !and.parts().isEmpty()) {
            return subject(and.parts().get(0));
        }
        return "facts";
    }
}
