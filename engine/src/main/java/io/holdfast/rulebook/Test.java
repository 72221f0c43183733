package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a condition asks, in the meaning that Drools gives it: see the words on unknown facts at each case. */
sealed interface Test {

    /** Whether it holds for a fact, given what the rule has bound before. */
    boolean holds(Object own, Bindings bindings);

    /** The comparisons it is made of, in the order they are written. */
    List<Test> leaves();

    /**
     * A fact compared with a literal or another fact. With an unknown fact only {@code !=} holds, and {@code ==}
     * where both are unknown.
     */
    record Compare(FactPath fact, Operator operator, Operand other) implements Test {

        @Override
        public boolean holds(Object own, Bindings bindings) {
            return compare(fact.of(own, bindings), operator, other.value(own, bindings));
        }

        @Override
        public List<Test> leaves() {
            return List.of(this);
        }

        static boolean compare(@Nullable Object left, Operator operator, @Nullable Object right) {
            return switch (operator) {
                case EQUAL -> same(left, right);
                case NOT_EQUAL -> !same(left, right);
                case CONTAINS -> left instanceof Collection<?> all && right != null && all.contains(right);
                case MEMBER_OF -> right instanceof Collection<?> all && left != null && all.contains(left);
                case MATCHES ->
                    left instanceof String text && right instanceof String regex && Pattern.matches(regex, text);
                case LESS -> left != null && right != null && order(left, right) < 0;
                case AT_MOST -> left != null && right != null && order(left, right) <= 0;
                case MORE -> left != null && right != null && order(left, right) > 0;
                case AT_LEAST -> left != null && right != null && order(left, right) >= 0;
            };
        }

        private static boolean same(@Nullable Object left, @Nullable Object right) {
            return left instanceof Number && right instanceof Number
                    ? order(left, right) == 0
                    : Objects.equals(left, right);
        }

        @SuppressWarnings("unchecked") // the checker lets through numbers with numbers and dates with dates
        private static int order(Object left, Object right) {
            return left instanceof Number a && right instanceof Number b
                    ? Double.compare(a.doubleValue(), b.doubleValue())
                    : ((Comparable<Object>) left).compareTo(right);
        }
    }

    /** A fact among literals, or {@code not in} them; an unknown fact is in none. */
    record Among(FactPath fact, List<Literal> values, boolean negated) implements Test {

        public Among {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(Object own, Bindings bindings) {
            Object actual = fact.of(own, bindings);
            for (int i = 0; i < values.size(); i++) {
                Literal value = values.get(i);
                if (Compare.same(actual, value.constant())) {
                    return !negated;
                }
            }
            return negated;
        }

        @Override
        public List<Test> leaves() {
            return List.of(this);
        }
    }

    /** Every one of them. */
    record All(List<Test> parts) implements Test {

        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Object own, Bindings bindings) {
            for (int i = 0; i < parts.size(); i++) {
                Test part = parts.get(i);
                if (!part.holds(own, bindings)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public List<Test> leaves() {
            return Test.leavesOf(parts);
        }
    }

    /** At least one of them. */
    record Any(List<Test> parts) implements Test {

        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Object own, Bindings bindings) {
            for (int i = 0; i < parts.size(); i++) {
                Test part = parts.get(i);
                if (part.holds(own, bindings)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public List<Test> leaves() {
            return Test.leavesOf(parts);
        }
    }

    /** Plain negation: it holds where the part does not, and so also for the unknown. */
    record Opposite(Test part) implements Test {

        @Override
        public boolean holds(Object own, Bindings bindings) {
            return !part.holds(own, bindings);
        }

        @Override
        public List<Test> leaves() {
            return part.leaves();
        }
    }

    private static List<Test> leavesOf(List<Test> parts) {
        List<Test> leaves = new ArrayList<>();
        parts.forEach(part -> leaves.addAll(part.leaves()));
        return leaves;
    }
}
