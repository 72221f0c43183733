package io.holdfast.worth.model;

import org.hipparchus.special.Beta;

/**
 * Expected visits of a client who still comes, at a rate from a Gamma and with a chance to stop from a Beta
 * distribution.
 *
 * <p>The published form is (a+b−1)/(a−1) · (1 − (α/(α+t))^r F(r, b; a+b−1; t/(α+t))). It is a difference of nearly equal
 * numbers where a is near 1 or t is short, and has no value at a = 1 or a+b ≤ 1. There the same quantity is added up
 * over the chances to stop, p: the mean of (1 − (1 + pt/α)^(−r)) / p.
 */
record VisitsToCome(double r, double alpha, double a, double b) {

    /** A difference smaller than this has lost too many digits. */
    private static final double SMALLEST_DIFFERENCE = 1e-5;

    private static final double SMALLEST_C = 1e-3;

    /** Below it the chance to stop is too small to matter, and would underflow. */
    private static final double SMALLEST_LOG = -300;

    double in(double time) {
        Parameters.refuseUnlessAtLeastZero("time", time);
        if (time == 0) {
            return 0;
        }
        double c = a + b - 1;
        if (c > SMALLEST_C) {
            double rest = alpha / (alpha + time);
            double log = r * Math.log(rest) + HypergeometricFunction.log(r, b, c, time / (alpha + time), rest);
            double difference = -Math.expm1(log);
            if (Math.abs(difference) > SMALLEST_DIFFERENCE * Math.max(1, Math.abs(log))) {
                return c / (a - 1) * difference;
            }
        }
        return addedUp(time / alpha);
    }

    double addedUp(double tau) {
        double log = UnitIntegral.log((logP, logRest) -> {
            double stopped = r * Math.log1p(Math.exp(logP) * tau);
            double logComing = logP < SMALLEST_LOG ? Math.log(r * tau) : Math.log(-Math.expm1(-stopped)) - logP;
            return logComing + (a - 1) * logP + (b - 1) * logRest;
        });
        return Math.exp(log - Beta.logBeta(a, b));
    }
}
