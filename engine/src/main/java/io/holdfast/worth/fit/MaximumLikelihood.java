package io.holdfast.worth.fit;

import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The parameters that make data likeliest, looked for on their logarithms: a simplex from several starts finds the hill,
 * Newton's steps its top, and the curvature there says how sure it is (the observed Hessian).
 */
final class MaximumLikelihood {

    /** Logarithms stay so near the first start: beyond, a model is its own limit and data cannot tell how far. */
    private static final double FARTHEST = 15;

    private static final double IMPOSSIBLE = -1e300;
    private static final double STEP = 2e-3;
    private static final int MOST_TRIES = 3000;
    private static final int MOST_STEPS = 40;
    /** Twice the log-likelihood still to gain: a ten-thousandth of a standard error, and well above rounding. */
    private static final double NEAR_ENOUGH = 1e-8;
    /** So little to gain, a hundredth of a standard error, may be lost in rounding: then the top is where steps stop. */
    private static final double SMALL_GAIN = 1e-4;

    private static final double ROUNDING = 1e-13;
    /** A curvature flatter than this, in log-likelihood by squared log-parameter, says nothing. */
    private static final double FLAT = 0.05;

    private final Likelihood likelihood;
    private final Prior prior;
    private final List<double[]> starts;

    MaximumLikelihood(Likelihood likelihood, Prior prior, List<double[]> starts) {
        this.likelihood = likelihood;
        this.prior = prior;
        this.starts = List.copyOf(starts);
    }

    /**
     * The top of the hill.
     *
     * @param covariance of the logarithms
     * @param logLikelihood of the data alone, without the prior
     */
    record Top(RealVector logs, RealMatrix covariance, double logLikelihood) {}

    /** Empty when the data do not single out one set of parameters. */
    Optional<Top> top() {
        double[] best = starts.get(0);
        double height = IMPOSSIBLE;
        for (double[] start : starts) {
            PointValuePair found = climb(start);
            if (found.getValue() > height) {
                height = found.getValue();
                best = found.getPoint();
            }
        }
        return toTheTop(new ArrayRealVector(best), height);
    }

    private PointValuePair climb(double[] start) {
        double[] logs = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            logs[i] = Math.log(start[i]);
        }
        SimplexOptimizer simplex = new SimplexOptimizer(1e-10, 1e-2);
        try {
            return simplex.optimize(
                    new MaxEval(MOST_TRIES),
                    new ObjectiveFunction(this::height),
                    GoalType.MAXIMIZE,
                    new InitialGuess(logs),
                    new NelderMeadSimplex(start.length, 0.5));
        } catch (MathRuntimeException lost) {
            return new PointValuePair(logs, height(logs));
        }
    }

    private double height(double[] logs) {
        double[] parameters = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            if (!(Math.abs(logs[i] - Math.log(starts.get(0)[i])) <= FARTHEST)) {
                return IMPOSSIBLE;
            }
            parameters[i] = Math.exp(logs[i]);
        }
        double log = likelihood.logAt(parameters) + prior.logAt(logs);
        return Double.isFinite(log) ? log : IMPOSSIBLE;
    }

    private Optional<Top> toTheTop(RealVector start, double startHeight) {
        RealVector at = start;
        double height = startHeight;
        for (int i = 0; i < MOST_STEPS && height > IMPOSSIBLE; i++) {
            RealVector slope = slope(at);
            Bends bends = Bends.of(curvature(at, height));
            if (Double.isNaN(bends.flattest())) {
                return Optional.empty();
            }
            RealMatrix inverse = bends.inverse();
            RealVector step = inverse.operate(slope);
            double gain = slope.dotProduct(step);
            double share = 1;
            RealVector next = at.add(step);
            double higher = height(next.toArray());
            while (higher < height && share > 1e-6) {
                share /= 2;
                next = at.add(step.mapMultiply(share));
                higher = height(next.toArray());
            }
            boolean stuck = gain < SMALL_GAIN && higher - height <= ROUNDING * Math.abs(height);
            if (gain < NEAR_ENOUGH || stuck) {
                return bends.flattest() > FLAT
                        ? Optional.of(new Top(
                                at, inverse, likelihood.logAt(at.map(Math::exp).toArray())))
                        : Optional.empty();
            }
            at = next;
            height = higher;
        }
        return Optional.empty();
    }

    /** Over four points: over two, what is left of the third derivative keeps a top from looking flat. */
    private RealVector slope(RealVector at) {
        RealVector slope = new ArrayRealVector(at.getDimension());
        for (int i = 0; i < at.getDimension(); i++) {
            double near = moved(at, i, STEP, i, 0) - moved(at, i, -STEP, i, 0);
            double far = moved(at, i, 2 * STEP, i, 0) - moved(at, i, -2 * STEP, i, 0);
            slope.setEntry(i, (8 * near - far) / (12 * STEP));
        }
        return slope;
    }

    /** The second derivatives, turned to be positive at a top. */
    private RealMatrix curvature(RealVector at, double height) {
        int n = at.getDimension();
        RealMatrix curvature = MatrixUtils.createRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            double own = moved(at, i, STEP, i, 0) + moved(at, i, -STEP, i, 0) - 2 * height;
            curvature.setEntry(i, i, -own / (STEP * STEP));
            for (int j = 0; j < i; j++) {
                double both = moved(at, i, STEP, j, STEP)
                        - moved(at, i, STEP, j, -STEP)
                        - moved(at, i, -STEP, j, STEP)
                        + moved(at, i, -STEP, j, -STEP);
                curvature.setEntry(i, j, -both / (4 * STEP * STEP));
                curvature.setEntry(j, i, -both / (4 * STEP * STEP));
            }
        }
        return curvature;
    }

    private double moved(RealVector at, int i, double byI, int j, double byJ) {
        RealVector moved = at.copy();
        moved.addToEntry(i, byI);
        moved.addToEntry(j, byJ);
        return height(moved.toArray());
    }

    /**
     * How a hill bends about a point, in the directions in which it does so by itself.
     *
     * @param values positive where the hill falls away on both sides
     */
    private record Bends(RealVector values, RealMatrix directions) {

        /** Not a number where it cannot be told. */
        static Bends of(RealMatrix curvature) {
            try {
                EigenDecompositionSymmetric parts = new EigenDecompositionSymmetric(curvature);
                return new Bends(new ArrayRealVector(parts.getEigenvalues()), parts.getV());
            } catch (MathRuntimeException unfit) {
                return new Bends(new ArrayRealVector(new double[] {Double.NaN}), curvature);
            }
        }

        double flattest() {
            return values.getMinValue();
        }

        /** Where the hill bends the wrong way, a ridge keeps steps going up. */
        RealMatrix inverse() {
            double ridge = flattest() > FLAT ? 0 : 1 - flattest();
            double[] inverted = values.map(value -> 1 / (value + ridge)).toArray();
            return directions
                    .multiply(MatrixUtils.createRealDiagonalMatrix(inverted))
                    .multiplyTransposed(directions);
        }
    }
}
