package io.holdfast.rulebook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How near facts come to what a test needs, for people: made ready once, asked of one client after the other. */
final class Nearness {

    private static final double SCALE = 10_000;

    /** What would each have done. */
    private final Near[] ways;

    /** One comparison, and the literals that its fact is held against; without any, it is held against another fact. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Near(
            Phrase phrase, boolean isMeasured, @Nullable Operand other, double[] literals) {}

    /**
     * @param test what fails
     * @param subject what to call the fact instead of its path
     */
    Nearness(String words, Test test, Optional<String> subject) {
        boolean opposite = test instanceof Test.Opposite;
        Stream<Test> leaves = test.leaves().stream();
        this.ways = (opposite ? leaves.limit(1) : leaves)
                .map(leaf -> near(new Phrase(words, leaf, subject, opposite), leaf, !opposite))
                .toArray(Near[]::new);
    }

    private static Near near(Phrase phrase, Test leaf, boolean isMeasured) {
        if (leaf instanceof Test.Among among) {
            return new Near(phrase, isMeasured, null, numbers(among.values()));
        }
        Operand other = ((Test.Compare) leaf).other();
        return other instanceof Literal literal
                ? new Near(phrase, isMeasured, null, numbers(List.of(literal)))
                : new Near(phrase, isMeasured, other, new double[0]);
    }

    private static double[] numbers(List<Literal> literals) {
        return literals.stream()
                .map(Literal::constant)
                .filter(Number.class::isInstance)
                .mapToDouble(number -> ((Number) number).doubleValue())
                .toArray();
    }

    /** The test that failed; of several comparisons that would each have done, the one that the fact came nearest to. */
    FailedCondition of(Object fact, Bindings bindings) {
        Near nearest = ways[0];
        Double least = distance(nearest, fact, bindings);
        for (int i = 1; i < ways.length; i++) {
            Double distance = distance(ways[i], fact, bindings);
            if (distance != null && (least == null || distance < least)) {
                nearest = ways[i];
                least = distance;
            }
        }
        return nearest.phrase().failed(fact, bindings, least);
    }

    /** How far a number is from what a comparison needs; null for what has no distance. */
    private static @Nullable Double distance(Near way, Object fact, Bindings bindings) {
        if (!way.isMeasured() || !(way.phrase().value(fact, bindings) instanceof Number actual)) {
            return null;
        }
        double least = Double.POSITIVE_INFINITY;
        for (double literal : way.literals()) {
            least = Math.min(least, Math.abs(literal - actual.doubleValue()));
        }
        if (way.other() != null && way.other().value(fact, bindings) instanceof Number other) {
            least = Math.abs(other.doubleValue() - actual.doubleValue());
        }
        return least == Double.POSITIVE_INFINITY ? null : (Double) (Math.round(least * SCALE) / SCALE);
    }
}
