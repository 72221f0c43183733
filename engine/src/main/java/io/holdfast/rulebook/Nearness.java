package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How near a fact came to what a test needs, for people. */
final class Nearness {

    private Nearness() {}

    /**
     * A test that failed; of several that would each have done, the one that the fact came nearest to.
     *
     * @param subject what to call the fact instead of its path
     */
    static NearMiss.Failed of(String words, Test test, Object fact, Bindings bindings, Optional<String> subject) {
        if (test instanceof Test.Opposite opposite) {
            return new NearMiss.Failed(Traces.of(words, opposite.leaves().get(0), fact, bindings, subject, true), null);
        }
        Test nearest = test.leaves().get(0);
        Double least = distance(nearest, fact, bindings);
        for (Test leaf : test.leaves()) {
            Double distance = distance(leaf, fact, bindings);
            if (distance != null && (least == null || distance < least)) {
                nearest = leaf;
                least = distance;
            }
        }
        return new NearMiss.Failed(Traces.of(words, nearest, fact, bindings, subject, false), least);
    }

    /** How far a number is from what a comparison needs; null for what has no distance. */
    private static @Nullable Double distance(Test leaf, Object fact, Bindings bindings) {
        FactPath path = leaf instanceof Test.Among among ? among.fact() : ((Test.Compare) leaf).fact();
        if (!(path.of(fact, bindings) instanceof Number actual)) {
            return null;
        }
        List<Object> needed = new ArrayList<>();
        if (leaf instanceof Test.Among among) {
            among.values().stream()
                    .map(Literal::constant)
                    .filter(Objects::nonNull)
                    .forEach(needed::add);
        } else {
            Object value = ((Test.Compare) leaf).other().value(fact, bindings);
            needed.add(value == null ? "" : value);
        }
        OptionalDouble least = needed.stream()
                .filter(Number.class::isInstance)
                .mapToDouble(value -> Math.abs(((Number) value).doubleValue() - actual.doubleValue()))
                .min();
        return least.isPresent() ? (Double) (Math.round(least.getAsDouble() * 10_000) / 10_000.0) : null;
    }
}
