package io.holdfast.worth.model;

import org.hipparchus.special.Beta;

/**
 * The logarithm of Gauss' hypergeometric function F(a, b; c; z) for positive a, b and c and 0 ≤ z &lt; 1.
 *
 * <p>All terms of the power series are then positive, so nothing cancels. Near 1, where the series is slow, either the
 * function is carried there from 1/2 by Taylor steps that each halve what is left to 1 (the hypergeometric differential
 * equation gives the coefficients, all positive where 2c ≤ a+b+1), or Euler's integral is added up, which is there where
 * the other condition fails. Values are kept in logarithms throughout. Euler's transform F(a, b; c; z) =
 * (1 − z)^(c−a−b) F(c−a, c−b; c; z) is taken first where its parameters are positive too and its series is the faster
 * one. Abramowitz and Stegun, chapter 15.
 */
final class HypergeometricFunction {

    /** Beyond this the series needs hundreds of terms, and steps are the shorter way. */
    private static final double SERIES_UP_TO = 0.75;

    /** A series that needs more terms than these is given up. */
    private static final int MOST_TERMS = 20_000;

    private static final double TINY = 1e-17;
    private static final double LARGE = 1e200;
    private static final double LOG_LARGE = Math.log(LARGE);

    private final double a;
    private final double b;
    private final double c;

    private HypergeometricFunction(double a, double b, double c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /** The function's logarithm at z. */
    static double log(double a, double b, double c, double z) {
        return log(a, b, c, z, 1 - z);
    }

    /**
     * The function's logarithm at z.
     *
     * @param rest 1 − z, from a caller who knows it better than the subtraction would
     */
    static double log(double a, double b, double c, double z, double rest) {
        if (!(a > 0 && b > 0 && c > 0 && z >= 0 && rest > 0)) {
            throw new IllegalArgumentException(
                    "F(" + a + ", " + b + "; " + c + "; " + z + ") is outside a, b, c > 0 and 0 ≤ z < 1.");
        }
        double power = c - a - b;
        return power < 0 && a < c && b < c
                ? power * Math.log(rest) + new HypergeometricFunction(c - a, c - b, c).at(z, rest)
                : new HypergeometricFunction(a, b, c).at(z, rest);
    }

    private double at(double z, double rest) {
        if (z <= SERIES_UP_TO) {
            return series(z, Integer.MAX_VALUE);
        }
        double far = series(z, MOST_TERMS);
        if (!Double.isNaN(far)) {
            return far;
        }
        return 2 * c <= a + b + 1 ? stepped(rest) : integral(z, rest);
    }

    /** Γ(c)/(Γ(b)Γ(c−b)) ∫ t^(b−1) (1−t)^(c−b−1) (1−zt)^(−a) dt with the smaller of a and b in b's place. */
    private double integral(double z, double rest) {
        double in = Math.min(a, b);
        double out = Math.max(a, b);
        return UnitIntegral.log((logT, logRest) ->
                        (in - 1) * logT + (c - in - 1) * logRest - out * Math.log(rest + z * Math.exp(logRest)))
                - Beta.logBeta(in, c - in);
    }

    /** Not a number when so many terms are not enough. */
    private double series(double z, int most) {
        double term = 1;
        double sum = 1;
        double scale = 0;
        for (int k = 0; k < most; k++) {
            double ratio = (a + k) / (c + k) * (b + k) / (1 + k) * z;
            term *= ratio;
            sum += term;
            double bound = Math.max(ratio, z);
            if (bound < 1 && term <= TINY * sum * (1 - bound)) {
                return scale + Math.log(sum);
            }
            if (sum > LARGE) {
                sum /= LARGE;
                term /= LARGE;
                scale += LOG_LARGE;
            }
        }
        return Double.NaN;
    }

    private double stepped(double rest) {
        double left = 0.5;
        double log = series(0.5, Integer.MAX_VALUE);
        double slope = a
                * b
                / c
                * Math.exp(new HypergeometricFunction(a + 1, b + 1, c + 1).series(0.5, Integer.MAX_VALUE) - log);
        while (left > rest) {
            double step = Math.min(left / 2, left - rest);
            Step next = step(left, slope, step);
            log += next.log();
            slope = next.slope();
            left -= step;
        }
        return log;
    }

    /**
     * What one Taylor step makes of the function.
     *
     * @param log growth of the function's logarithm
     * @param slope the derivative divided by the function, where the step ends
     */
    private record Step(double log, double slope) {}

    private Step step(double left, double slope, double step) {
        double z = 1 - left;
        double before = 1;
        double term = slope * step;
        double sum = 1 + term;
        double derivative = term;
        double scale = 0;
        for (int n = 0; ; n++) {
            double next = ((n + a) * (n + b) * before * step * step
                            - (n + 1) * (n * (1 - 2 * z) + c - (a + b + 1) * z) * term * step)
                    / (z * left * (n + 1) * (n + 2));
            before = term;
            term = next;
            sum += term;
            derivative += (n + 2) * term;
            if (Math.abs(term) * (n + 2) <= TINY * Math.abs(derivative)
                    && Math.abs(before) * (n + 1) <= TINY * 4 * Math.abs(derivative)) {
                return new Step(scale + Math.log(sum), derivative / sum / step);
            }
            if (sum > LARGE) {
                before /= LARGE;
                term /= LARGE;
                sum /= LARGE;
                derivative /= LARGE;
                scale += LOG_LARGE;
            }
        }
    }
}
