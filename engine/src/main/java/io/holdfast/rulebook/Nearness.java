package io.holdfast.rulebook;

import java.util.Optional;
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
        Double least = null;
        if (leaf instanceof Test.Among among) {
            for (Literal value : among.values()) {
                least = nearer(least, value.constant(), actual);
            }
        } else {
            least = nearer(null, ((Test.Compare) leaf).other().value(fact, bindings), actual);
        }
        return least == null ? null : (Double) (Math.round(least * 10_000) / 10_000.0);
    }

    private static @Nullable Double nearer(@Nullable Double least, @Nullable Object needed, Number actual) {
        if (!(needed instanceof Number number)) {
            return least;
        }
        double distance = Math.abs(number.doubleValue() - actual.doubleValue());
        return least == null ? (Double) distance : (Double) Math.min(least, distance);
    }
}
