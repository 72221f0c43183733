package io.holdfast.worth.parameters;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.YamlMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How worth is spread over a client book: 101 percentiles, from the least (0) to the most (100), in money.
 *
 * @param lifetime of what clients are worth over the whole relationship
 * @param residual of what is still to come
 */
public record Ranks(List<Double> lifetime, List<Double> residual) {

    private static final int STEPS = 100;

    public Ranks {
        lifetime = List.copyOf(lifetime);
        residual = List.copyOf(residual);
    }

    /** The percentiles of clients' worths; at least one client. */
    public static Ranks of(double[] lifetimes, double[] residuals) {
        return new Ranks(percentiles(lifetimes), percentiles(residuals));
    }

    private static List<Double> percentiles(double[] worths) {
        double[] sorted = worths.clone();
        Arrays.sort(sorted);
        List<Double> percentiles = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double at = (double) i / STEPS * (sorted.length - 1);
            int below = (int) at;
            int above = Math.min(sorted.length - 1, below + 1);
            double exact = sorted[below] + (at - below) * (sorted[above] - sorted[below]);
            percentiles.add(Math.rint(exact * 100) / 100);
        }
        return percentiles;
    }

    /** The lifetime value below which such a share of the book lies. */
    public double lifetimeAt(double share) {
        double at = Math.min(Math.max(share, 0), 1) * STEPS;
        int below = (int) at;
        int above = Math.min(STEPS, below + 1);
        return lifetime.get(below) + (at - below) * (lifetime.get(above) - lifetime.get(below));
    }

    /** The share of the book with less money still to come, 0 to 1. */
    public double rankOf(double money) {
        int from = 0;
        int to = STEPS;
        if (money <= residual.get(0)) {
            return 0;
        } else if (money > residual.get(STEPS)) {
            return 1;
        }
        while (to - from > 1) {
            int middle = (from + to) / 2;
            if (residual.get(middle) < money) {
                from = middle;
            } else {
                to = middle;
            }
        }
        double width = residual.get(to) - residual.get(from);
        double within = width > 0 ? Math.min(1, (money - residual.get(from)) / width) : 0;
        return (from + within) / STEPS;
    }

    static Optional<Ranks> read(YamlMap map, Diagnostics diagnostics) {
        map.allow("lifetime", "residual");
        Optional<List<Double>> lifetime = rising(map, "lifetime", diagnostics);
        Optional<List<Double>> residual = rising(map, "residual", diagnostics);
        return lifetime.flatMap(all -> residual.map(left -> new Ranks(all, left)));
    }

    private static Optional<List<Double>> rising(YamlMap map, String key, Diagnostics diagnostics) {
        List<Double> numbers = new ArrayList<>();
        for (String text : map.texts(key)) {
            double last = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
            double number = number(text);
            if (!(number >= last && number < Double.POSITIVE_INFINITY)) {
                diagnostics.error(
                        map.at(key),
                        "percentiles are money that rises from 0 on; `" + text + "` does not.",
                        "Fit the file again.");
                return Optional.empty();
            }
            numbers.add(number);
        }
        if (numbers.size() != STEPS + 1) {
            diagnostics.error(
                    map.at(key),
                    "there are " + numbers.size() + " percentiles of " + key + " value, and 101 are needed.",
                    "Fit the file again.");
            return Optional.empty();
        }
        return Optional.of(numbers);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
