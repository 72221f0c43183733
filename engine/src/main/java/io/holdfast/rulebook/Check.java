package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
        Operator operator = compare.operator();
        if (compare.other() instanceof Literal literal) {
            return compare.fact().binding().isEmpty()
                    ? ofOwn(Walk.walk(compare.fact()), operator, literal.constant())
                    : ofAny(Walk.of(compare.fact(), places), operator, literal.constant());
        }
        Walk fact = Walk.of(compare.fact(), places);
        Walk other = Walk.of(compare.other(), places);
        return (own, bound) -> Test.Compare.compare(fact.of(own, bound), operator, other.of(own, bound));
    }

    /** A regex is made ready once; everything else is compared as the test itself does. */
    private static Check ofAny(Walk fact, Operator operator, @Nullable Object constant) {
        if (operator == Operator.MATCHES && constant instanceof String regex) {
            Pattern pattern = Pattern.compile(regex);
            return (own, bound) -> fact.of(own, bound) instanceof String text
                    && pattern.matcher(text).matches();
        }
        return (own, bound) -> Test.Compare.compare(fact.of(own, bound), operator, constant);
    }

    /** Nearly every test is of this kind: its own fact's field and a value written out, with no more calls than steps. */
    private static Check ofOwn(Function<Object, @Nullable Object> field, Operator operator, @Nullable Object constant) {
        if (constant instanceof Number number && (operator.isOrder() || operator.isEquality())) {
            return number(field, operator, number.doubleValue());
        } else if (operator.isEquality()) {
            boolean equal = operator == Operator.EQUAL;
            if (constant == null) {
                return (own, bound) -> (field.apply(own) == null) == equal;
            } else if (constant instanceof Boolean flag) {
                boolean wanted = flag;
                return (own, bound) -> (field.apply(own) instanceof Boolean is && is == wanted) == equal;
            } else if (constant instanceof String text) {
                return (own, bound) -> text.equals(field.apply(own)) == equal;
            }
            return (own, bound) -> constant.equals(field.apply(own)) == equal;
        }
        return ofAny((own, bound) -> field.apply(own), operator, constant);
    }

    private static Check number(Function<Object, @Nullable Object> field, Operator operator, double bound) {
        boolean less = operator == Operator.LESS || operator == Operator.AT_MOST || operator == Operator.NOT_EQUAL;
        boolean same = operator == Operator.EQUAL || operator == Operator.AT_MOST || operator == Operator.AT_LEAST;
        boolean more = operator == Operator.MORE || operator == Operator.AT_LEAST || operator == Operator.NOT_EQUAL;
        boolean unknown = operator == Operator.NOT_EQUAL;
        return (own, others) -> {
            if (!(field.apply(own) instanceof Number number)) {
                return unknown;
            }
            int place = Double.compare(number.doubleValue(), bound);
            return place < 0 ? less : place > 0 ? more : same;
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
