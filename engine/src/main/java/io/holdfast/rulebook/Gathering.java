package io.holdfast.rulebook;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** How a figure is gathered; a count or sum over nothing is 0, the others do not match. */
enum Gathering {
    COUNT,
    SUM,
    MIN,
    MAX,
    AVERAGE;

    static Optional<Gathering> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Gathering::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** It adds up with the same care for what is lost in rounding as a stream of numbers does. */
    private static DoubleSummaryStatistics all(double[] values) {
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        for (double value : values) {
            all.accept(value);
        }
        return all;
    }

    /** The figure over known values; empty where there is none. */
    OptionalDouble over(double[] values, int matches) {
        return switch (this) {
            case COUNT -> OptionalDouble.of(matches);
            case SUM -> OptionalDouble.of(all(values).getSum());
            case MIN ->
                values.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(all(values).getMin());
            case MAX ->
                values.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(all(values).getMax());
            case AVERAGE ->
                values.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(all(values).getAverage());
        };
    }
}
