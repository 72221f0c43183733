package io.holdfast.rulebook;

import io.holdfast.client.FactField;
import io.holdfast.client.Unit;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A comparison of a rule as people are told of it: what of that is the same for every client is put into words once. */
final class Phrase {

    private final String words;
    private final Test comparison;
    private final FactPath path;
    private final String fact;
    private final boolean negated;

    /** How to read the fact, where the comparison is about a field of its own. */
    private final @Nullable Function<Object, @Nullable Object> own;

    /** What it needs; null where that depends on other facts. */
    private final @Nullable String needed;

    /** What is told where it held, if that is the same for every client; null where it is not. */
    private final @Nullable ConditionReading always;

    /**
     * @param comparison a single one
     * @param subject what to call the fact instead of its path
     * @param negated whether the comparison must not hold
     */
    Phrase(String words, Test comparison, Optional<String> subject, boolean negated) {
        this.words = words;
        this.comparison = comparison;
        this.path = comparison instanceof Test.Compare compare ? compare.fact() : ((Test.Among) comparison).fact();
        this.fact = subject.orElse(path.label());
        this.negated = negated;
        this.own = path.binding().isEmpty() ? Walk.walk(path) : null;
        this.needed = comparison instanceof Test.Among among
                ? negated(needed(among))
                : ((Test.Compare) comparison).other() instanceof Literal literal
                        ? negated(needed((Test.Compare) comparison, literal))
                        : null;
        Object only = negated || own == null ? null : onlyValue(comparison);
        this.always = only == null || needed == null ? null : new ConditionReading(words, fact, only, needed, true);
    }

    /** The text or the yes or no that is all that the fact can be where the comparison holds; null where there is none. */
    private static @Nullable Object onlyValue(Test comparison) {
        return comparison instanceof Test.Compare compare
                        && compare.operator() == Operator.EQUAL
                        && compare.other() instanceof Literal literal
                        && (literal.constant() instanceof String || literal.constant() instanceof Boolean)
                ? literal.constant()
                : null;
    }

    /** The comparison, held against a fact that it is known to hold for. */
    ConditionReading held(@Nullable Object against, Bindings bindings) {
        return always != null
                ? always
                : new ConditionReading(
                        words, fact, Traces.shown(value(against, bindings)), needed(against, bindings), true);
    }

    /** The comparison, held against a fact; null where there is none. */
    ConditionReading of(@Nullable Object against, Bindings bindings) {
        boolean held = against != null && comparison.holds(against, bindings) != negated;
        return new ConditionReading(
                words, fact, Traces.shown(value(against, bindings)), needed(against, bindings), held);
    }

    /** The comparison, which a fact failed by so much. */
    FailedCondition failed(Object against, Bindings bindings, @Nullable Double distance) {
        return new FailedCondition(
                words, fact, Traces.shown(value(against, bindings)), needed(against, bindings), distance);
    }

    /** What is needed where there is no fact at all. */
    String needed() {
        return needed(null, Bindings.NONE);
    }

    /** The value that is compared; null when unknown. */
    @Nullable
    Object value(@Nullable Object against, Bindings bindings) {
        return own == null || against == null ? path.of(against, bindings) : own.apply(against);
    }

    private String needed(@Nullable Object against, Bindings bindings) {
        if (needed != null) {
            return needed;
        }
        Test.Compare compare = (Test.Compare) comparison;
        FactPath other = (FactPath) compare.other();
        return negated(compare.operator().words() + " " + other.label() + " ("
                + FactText.of(other.of(against, bindings), unit(other)) + ")");
    }

    private static String needed(Test.Compare compare, Literal literal) {
        if (literal.constant() == null) {
            return compare.operator() == Operator.EQUAL ? FactText.UNKNOWN : "known";
        }
        String value = FactText.of(literal.constant(), unit(compare.fact()));
        boolean plainWord = compare.operator() == Operator.EQUAL;
        return plainWord ? value : compare.operator().words() + " " + value;
    }

    private static String needed(Test.Among among) {
        Unit unit = unit(among.fact());
        return (among.negated() ? "none of " : "one of ") + listed(among.values(), unit);
    }

    private static String listed(List<Literal> values, Unit unit) {
        StringJoiner listed = new StringJoiner(", ");
        values.forEach(value -> listed.add(FactText.of(value.constant(), unit)));
        return listed.toString();
    }

    private static Unit unit(FactPath path) {
        return path.field().map(FactField::unit).orElse(Unit.PLAIN);
    }

    private String negated(String need) {
        return negated ? "not: " + need : need;
    }
}
