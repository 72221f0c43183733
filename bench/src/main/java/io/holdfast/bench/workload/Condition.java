package io.holdfast.bench.workload;

import java.util.Map;
import java.util.Objects;

/** One thing a made-up rule asks for: a text that is, or a number that is at least or below. */
public record Condition(Fact fact, Relation relation, Object value) {

    /** How a fact compares with the value. */
    public enum Relation {
        IS("=="),
        AT_LEAST(">="),
        BELOW("<");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    static Condition is(Fact fact, String word) {
        return new Condition(fact, Relation.IS, word);
    }

    static Condition atLeast(Fact fact, int number) {
        return new Condition(fact, Relation.AT_LEAST, number);
    }

    static Condition below(Fact fact, int number) {
        return new Condition(fact, Relation.BELOW, number);
    }

    /** The number it compares with. */
    public int number() {
        return (Integer) value;
    }

    boolean holds(Map<Fact, Object> facts) {
        Object actual = Objects.requireNonNull(facts.get(fact));
        return switch (relation) {
            case IS -> actual.equals(value);
            case AT_LEAST -> (Integer) actual >= number();
            case BELOW -> (Integer) actual < number();
        };
    }

    String drl() {
        return fact.path() + " " + relation.sign() + " " + (relation == Relation.IS ? "\"" + value + "\"" : value);
    }
}
