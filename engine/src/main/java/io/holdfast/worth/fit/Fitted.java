package io.holdfast.worth.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** A model with the parameters that make the data likeliest, and how sure they are. */
public final class Fitted<M> implements Fit<M> {

    private static final double STEP = 1e-4;

    private final Family<M> family;
    private final RealVector logs;
    private final RealMatrix covariance;
    private final double logLikelihood;
    private final double clients;
    private final List<String> warnings;

    /**
     * @param logs logarithms of the parameters
     * @param covariance of those logarithms
     */
    Fitted(
            Family<M> family,
            RealVector logs,
            RealMatrix covariance,
            double logLikelihood,
            double clients,
            List<String> warnings) {
        this.family = family;
        this.logs = logs;
        this.covariance = covariance;
        this.logLikelihood = logLikelihood;
        this.clients = clients;
        this.warnings = List.copyOf(warnings);
    }

    public Family<M> family() {
        return family;
    }

    public M model() {
        return at(logs);
    }

    /** The parameters by name, in the family's order. */
    public Map<String, Estimate> parameters() {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (int i = 0; i < logs.getDimension(); i++) {
            estimates.put(
                    family.parameters().get(i),
                    Estimate.ofLog(Math.exp(logs.getEntry(i)), Math.sqrt(covariance.getEntry(i, i))));
        }
        return estimates;
    }

    /** How far the errors of two parameters' logarithms go together, -1 to 1. */
    public double correlation(int one, int other) {
        double spread = Math.sqrt(covariance.getEntry(one, one) * covariance.getEntry(other, other));
        return spread == 0 ? 0 : covariance.getEntry(one, other) / spread;
    }

    public double logLikelihood() {
        return logLikelihood;
    }

    /** How many clients the fit rests on; not whole where a summary counted in shares. */
    public double clients() {
        return clients;
    }

    /** What to keep in mind when using the fit. */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * A positive number that follows from the model, with the interval that the parameters' uncertainty gives its mean
     * (delta method, on the log scale). How single clients vary about that mean is not in it.
     */
    public Estimate predict(ToDoubleFunction<M> figure) {
        double value = figure.applyAsDouble(model());
        if (!(value > 0)) {
            return new Estimate(value, 0, value, value);
        }
        RealVector slope = logs.mapMultiply(0);
        for (int i = 0; i < logs.getDimension(); i++) {
            double up = figure.applyAsDouble(at(moved(i, STEP)));
            double down = figure.applyAsDouble(at(moved(i, -STEP)));
            slope.setEntry(i, (Math.log(up) - Math.log(down)) / (2 * STEP));
        }
        return Estimate.ofLog(value, Math.sqrt(Math.max(0, slope.dotProduct(covariance.operate(slope)))));
    }

    @Override
    public <R> R fold(Function<Fitted<M>, R> fitted, Function<Refused<M>, R> refused) {
        return fitted.apply(this);
    }

    RealVector logs() {
        return logs;
    }

    RealMatrix covariance() {
        return covariance;
    }

    Fitted<M> warning(String more) {
        List<String> all = new ArrayList<>(warnings);
        all.add(more);
        return new Fitted<>(family, logs, covariance, logLikelihood, clients, all);
    }

    private RealVector moved(int index, double by) {
        RealVector moved = logs.copy();
        moved.addToEntry(index, by);
        return moved;
    }

    private M at(RealVector point) {
        List<Double> natural = new ArrayList<>();
        for (int i = 0; i < point.getDimension(); i++) {
            natural.add(Math.exp(point.getEntry(i)));
        }
        return family.at().apply(natural);
    }
}
