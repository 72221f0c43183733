package io.holdfast.bench.decisions;

import io.holdfast.bench.workload.Condition;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conditions as plain Java; an unknown fact meets none. */
final class Predicates {

    private Predicates() {}

    static Predicate<@Nullable Object> of(Condition condition) {
        return switch (condition.relation()) {
            case IS -> condition.value()::equals;
            case AT_LEAST -> {
                int least = condition.number();
                yield actual -> actual instanceof Number number && number.doubleValue() >= least;
            }
            case BELOW -> {
                int bound = condition.number();
                yield actual -> actual instanceof Number number && number.doubleValue() < bound;
            }
        };
    }
}
