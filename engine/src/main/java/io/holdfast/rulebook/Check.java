package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A test made ready to be asked many times; it means what {@link Test#holds} means. */
@FunctionalInterface
interface Check {

    /** What a test of one fact alone is handed for bound values. */
    @Nullable
    Object[] NOTHING = {};

    /**
     * Whether it holds for a fact.
     *
     * @param bound what the rule has bound before, at the places that were agreed on
     */
    boolean holds(Object own, @Nullable Object[] bound);

    static Check of(Test test, Walk.Places places) {
        if (test instanceof Test.Compare compare) {
            return of(compare, places);
        } else if (test instanceof Test.Among among) {
            return of(among, places);
        } else if (test instanceof Test.Opposite opposite) {
            Check part = of(opposite.part(), places);
            return (own, bound) -> !part.holds(own, bound);
        } else if (test instanceof Test.All all) {
            Check[] parts = parts(all.parts(), places);
            return (own, bound) -> first(parts, false, own, bound) == parts.length;
        }
        Check[] parts = parts(((Test.Any) test).parts(), places);
        return (own, bound) -> first(parts, true, own, bound) < parts.length;
    }

    private static Check[] parts(List<Test> tests, Walk.Places places) {
        List<Check> parts = new ArrayList<>();
        tests.forEach(test -> parts.add(of(test, places)));
        return parts.toArray(Check[]::new);
    }

    /** The first of the parts that answers so. */
    private static int first(Check[] parts, boolean answer, Object own, @Nullable Object[] bound) {
        int at = 0;
        while (at < parts.length && parts[at].holds(own, bound) != answer) {
            at++;
        }
        return at;
    }

    private static Check of(Test.Compare compare, Walk.Places places) {
        Walk fact = Walk.of(compare.fact(), places);
        if (compare.other() instanceof Literal literal) {
            return of(fact, compare.operator(), literal.constant());
        }
        Walk other = Walk.of(compare.other(), places);
        Operator operator = compare.operator();
        return (own, bound) -> Test.Compare.compare(fact.of(own, bound), operator, other.of(own, bound));
    }

    private static Check of(Walk fact, Operator operator, @Nullable Object constant) {
        if (constant instanceof Number number && (operator.isOrder() || operator.isEquality())) {
            return number(fact, operator, number.doubleValue());
        } else if (operator.isEquality()) {
            boolean equal = operator == Operator.EQUAL;
            if (constant == null) {
                return (own, bound) -> (fact.of(own, bound) == null) == equal;
            } else if (constant instanceof Boolean flag) {
                boolean wanted = flag;
                return (own, bound) -> (fact.of(own, bound) instanceof Boolean is && is == wanted) == equal;
            } else if (constant instanceof String text) {
                return (own, bound) -> text.equals(fact.of(own, bound)) == equal;
            }
            return (own, bound) -> constant.equals(fact.of(own, bound)) == equal;
        } else if (operator == Operator.MATCHES && constant instanceof String regex) {
            Pattern pattern = Pattern.compile(regex);
            return (own, bound) -> fact.of(own, bound) instanceof String text
                    && pattern.matcher(text).matches();
        }
        return (own, bound) -> Test.Compare.compare(fact.of(own, bound), operator, constant);
    }

    private static Check number(Walk fact, Operator operator, double bound) {
        return switch (operator) {
            case EQUAL ->
                (own, others) -> fact.of(own, others) instanceof Number number
                        && Double.compare(number.doubleValue(), bound) == 0;
            case NOT_EQUAL ->
                (own, others) -> !(fact.of(own, others) instanceof Number number
                        && Double.compare(number.doubleValue(), bound) == 0);
            case LESS ->
                (own, others) -> fact.of(own, others) instanceof Number number
                        && Double.compare(number.doubleValue(), bound) < 0;
            case AT_MOST ->
                (own, others) -> fact.of(own, others) instanceof Number number
                        && Double.compare(number.doubleValue(), bound) <= 0;
            case MORE ->
                (own, others) -> fact.of(own, others) instanceof Number number
                        && Double.compare(number.doubleValue(), bound) > 0;
            default ->
                (own, others) -> fact.of(own, others) instanceof Number number
                        && Double.compare(number.doubleValue(), bound) >= 0;
        };
    }

    private static Check of(Test.Among among, Walk.Places places) {
        Walk fact = Walk.of(among.fact(), places);
        boolean wanted = !among.negated();
        Set<@Nullable Object> values = new HashSet<>();
        among.values().forEach(value -> values.add(plain(value.constant())));
        return (own, bound) -> values.contains(plain(fact.of(own, bound))) == wanted;
    }

    /** A value in the one form in which equal values are equal, whatever kind of number they are. */
    static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Number number && !(value instanceof Double) ? (Double) number.doubleValue() : value;
    }

    /** The form in which values are looked up where joins are indexed: two unknowns are equal, and nothing is null. */
    static Object key(@Nullable Object value) {
        return Objects.requireNonNullElse(plain(value), Unknown.UNKNOWN);
    }

    /** What an unknown value is looked up as. */
    enum Unknown {
        UNKNOWN
    }
}
