package io.holdfast.worth;

import io.holdfast.worth.fit.Family;
import io.holdfast.worth.parameters.Learned;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A learned model, and what the errors of its parameters make of a prediction: the delta method on logarithms, as at the
 * fit itself.
 */
final class LogErrors<M> {

    private static final double STEP = 1e-4;

    private final List<M> up = new ArrayList<>();
    private final List<M> down = new ArrayList<>();
    private final M model;
    private final double[][] covariance;

    LogErrors(Family<M> family, Learned learned) {
        List<String> names = family.parameters();
        List<Double> values = names.stream()
                .map(name -> learned.parameters().getOrDefault(name, Double.NaN))
                .toList();
        this.model = family.at().apply(values);
        this.covariance = covariance(names, learned);
        for (int i = 0; i < names.size(); i++) {
            up.add(moved(family, values, i, STEP));
            down.add(moved(family, values, i, -STEP));
        }
    }

    M model() {
        return model;
    }

    /** How a figure's logarithm follows the logarithm of each parameter. */
    double[] slopes(ToDoubleFunction<M> logFigure) {
        double[] slopes = new double[up.size()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (logFigure.applyAsDouble(up.get(i)) - logFigure.applyAsDouble(down.get(i))) / (2 * STEP);
        }
        return slopes;
    }

    /** The same for many figures at once: a row for each parameter. */
    double[][] slopeTables(Function<M, double[]> logFigures) {
        double[][] tables = new double[up.size()][];
        for (int i = 0; i < tables.length; i++) {
            double[] high = logFigures.apply(up.get(i));
            double[] low = logFigures.apply(down.get(i));
            tables[i] = new double[high.length];
            for (int j = 0; j < high.length; j++) {
                tables[i][j] = (high[j] - low[j]) / (2 * STEP);
            }
        }
        return tables;
    }

    /** The variance of a figure's logarithm. */
    double variance(double[] slopes) {
        double sum = 0;
        for (int i = 0; i < slopes.length; i++) {
            for (int j = 0; j < slopes.length; j++) {
                sum += slopes[i] * covariance[i][j] * slopes[j];
            }
        }
        return sum > 0 ? sum : 0;
    }

    /** A parameter at the edge of its range, such as a rate of 1, stays where it is. */
    private static <M> M moved(Family<M> family, List<Double> values, int index, double by) {
        List<Double> moved = new ArrayList<>(values);
        moved.set(index, values.get(index) * Math.exp(by));
        return family.at().apply(family.fault(moved).isEmpty() ? moved : values);
    }

    private static double[][] covariance(List<String> names, Learned learned) {
        double[][] covariance = new double[names.size()][names.size()];
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                double together =
                        i == j ? 1 : learned.correlations().getOrDefault(Learned.pair(names.get(i), names.get(j)), 0.0);
                covariance[i][j] = together * error(names.get(i), learned) * error(names.get(j), learned);
            }
        }
        return covariance;
    }

    private static double error(String name, Learned learned) {
        return learned.standardErrors().getOrDefault(name, 0.0)
                / learned.parameters().getOrDefault(name, 1.0);
    }
}
