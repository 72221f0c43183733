package io.holdfast.worth.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A model of all clients, and one of each segment drawn towards it: the less a segment knows of itself, the nearer it
 * stays (empirical Bayes).
 *
 * <p>Each segment that can be fitted alone is; how far the logarithms of these parameters lie apart beyond their own
 * errors is the spread between segments (DerSimonian and Laird 1986), parameter by parameter. Then every segment is
 * fitted again with that spread, centred on the fit of all, as its prior. Where segments do not differ, or fewer than
 * two can be fitted alone, all take the fit of all.
 *
 * @param segments by name; a segment that is not in it takes the model of all
 */
public record Shrunk<M>(Fitted<M> all, Map<String, Fitted<M>> segments) {

    private static final double LEAST_VARIANCE = 1e-4;

    public Shrunk {
        segments = Map.copyOf(segments);
    }

    static <D, M> Shrunk<M> of(
            Fitted<M> all, Map<String, D> segments, Function<D, Fit<M>> alone, BiFunction<D, Prior, Fit<M>> fit) {
        List<Fitted<M>> own = segments.values().stream()
                .flatMap(data -> alone.apply(data).found().stream())
                .toList();
        double[] spread = new double[all.logs().getDimension()];
        boolean differ = false;
        for (int i = 0; i < spread.length; i++) {
            spread[i] = spread(own, i);
            differ |= spread[i] > 0;
        }
        Map<String, Fitted<M>> shrunk = new TreeMap<>();
        if (differ) {
            Prior prior = around(all, spread);
            segments.forEach(
                    (name, data) -> fit.apply(data, prior).found().ifPresent(found -> shrunk.put(name, found)));
        }
        return new Shrunk<>(all, shrunk);
    }

    private static Prior around(Fitted<?> all, double[] spread) {
        return logs -> {
            double sum = 0;
            for (int i = 0; i < logs.length; i++) {
                double off = logs[i] - all.logs().getEntry(i);
                sum -= off * off / (2 * Math.max(LEAST_VARIANCE, spread[i]));
            }
            return sum;
        };
    }

    /** The variance between segments of a log-parameter; 0 where they differ no more than their errors let them. */
    private static double spread(List<? extends Fitted<?>> own, int index) {
        if (own.size() < 2) {
            return 0;
        }
        List<Double> weights = new ArrayList<>();
        double sum = 0;
        double squares = 0;
        double mean = 0;
        for (Fitted<?> one : own) {
            double weight = 1 / one.covariance().getEntry(index, index);
            weights.add(weight);
            sum += weight;
            squares += weight * weight;
            mean += weight * one.logs().getEntry(index);
        }
        mean /= sum;
        double q = 0;
        for (int s = 0; s < weights.size(); s++) {
            double off = own.get(s).logs().getEntry(index) - mean;
            q += weights.get(s) * off * off;
        }
        return Math.max(0, (q - (weights.size() - 1)) / (sum - squares / sum));
    }
}
