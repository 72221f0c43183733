package io.holdfast.rulebook;

import io.holdfast.client.FactField;
import io.holdfast.client.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Puts single comparisons, held against a client's facts, into words. */
final class Traces {

    private Traces() {}

    /**
     * One comparison held against a fact.
     *
     * @param fact the fact; null where there is none
     * @param subject what to call it instead of its path
     * @param negated whether the comparison must not hold
     */
    static ConditionTrace of(
            String words,
            Test test,
            @Nullable Object fact,
            Bindings bindings,
            Optional<String> subject,
            boolean negated) {
        boolean held = fact != null && test.holds(fact, bindings) != negated;
        FactPath path = test instanceof Test.Compare compare ? compare.fact() : ((Test.Among) test).fact();
        String needed =
                test instanceof Test.Compare compare ? needed(compare, fact, bindings) : needed((Test.Among) test);
        return new ConditionTrace(
                words,
                subject.orElse(path.label()),
                shown(path.of(fact, bindings)),
                negated ? "not: " + needed : needed,
                held);
    }

    private static String needed(Test.Compare compare, @Nullable Object fact, Bindings bindings) {
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
        return (among.negated() ? "none of " : "one of ") + listed(among.values(), unit);
    }

    private static String listed(List<Literal> values, Unit unit) {
        StringJoiner words = new StringJoiner(", ");
        values.forEach(value -> words.add(FactText.of(value.constant(), unit)));
        return words.toString();
    }

    private static Unit unit(FactPath path) {
        return path.field().map(FactField::unit).orElse(Unit.PLAIN);
    }

    /** A value as JSON can hold it, numbers without the noise of binary fractions. */
    static Object shown(@Nullable Object value) {
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

    /** The signal that a pattern asks about; empty when it is about none. */
    static Optional<String> signalName(Element.Pattern pattern) {
        if (pattern.type() == FactType.SIGNAL) {
            for (Condition condition : pattern.conditions()) {
                if (isNameOfSignal(condition.test())) {
                    Test.Compare named = (Test.Compare) condition.test();
                    return Optional.of(String.valueOf(((Literal) named.other()).constant()));
                }
            }
        }
        return Optional.empty();
    }

    static boolean isNameOfSignal(Test test) {
        return test instanceof Test.Compare compare
                && compare.operator() == Operator.EQUAL
                && compare.fact().label().equals("signal.name")
                && compare.other() instanceof Literal;
    }

    /** What a part of a rule is about, in a word. */
    static String subject(Element element) {
        if (element instanceof Element.Pattern pattern) {
            return signalName(pattern).orElse(pattern.type().word().toLowerCase(Locale.ROOT));
        } else if (element instanceof Element.And and && !and.parts().isEmpty()) {
            return subject(and.parts().get(0));
        }
        return "facts";
    }
}
