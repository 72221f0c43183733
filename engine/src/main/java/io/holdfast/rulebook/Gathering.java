package io.holdfast.rulebook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

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

    /** The figure over known values; empty where there is none. */
    OptionalDouble over(double[] values, int matches) {
        return switch (this) {
            case COUNT -> OptionalDouble.of(matches);
            case SUM -> OptionalDouble.of(DoubleStream.of(values).sum());
            case MIN -> DoubleStream.of(values).min();
            case MAX -> DoubleStream.of(values).max();
            case AVERAGE -> DoubleStream.of(values).average();
        };
    }
}
