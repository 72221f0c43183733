package io.holdfast.worth.model;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals by the plain trapezoidal rule over a logistic or logarithmic scale, of functions given by their logarithm:
 * what the closed forms are held against.
 */
final class Quadrature {

    private static final double STEP = 0.004;
    private static final double NOTHING = 50;
    private static final double ALWAYS_LOOKED_AT = 60;
    private static final double FARTHEST = 50_000;

    private Quadrature() {}

    /** A logarithm of an integrand over 0..1, told ln t and ln(1 − t). */
    interface LogUnit {
        double at(double logT, double logRest);
    }

    /** The logarithm of ∫ exp(f(t)) dt over 0..1. */
    static double logOverUnit(LogUnit f) {
        return logOverLine(v -> {
            double logT = v > 0 ? -Math.log1p(Math.exp(-v)) : v - Math.log1p(Math.exp(v));
            double logRest = logT - v;
            return f.at(logT, logRest) + logT + logRest;
        });
    }

    /** The logarithm of ∫ exp(f(ln x)) dx over 0..∞. */
    static double logOverHalfLine(DoubleUnaryOperator f) {
        return logOverLine(v -> f.applyAsDouble(v) + v);
    }

    /** The logarithm of ∫ t^(a−1) (1−t)^(b−1) exp(f(t)) dt over 0..1, divided by the same without f. */
    static double logMeanOverBeta(double a, double b, LogUnit f) {
        LogUnit density = (logT, logRest) -> (a - 1) * logT + (b - 1) * logRest;
        return logOverUnit((logT, logRest) -> density.at(logT, logRest) + f.at(logT, logRest)) - logOverUnit(density);
    }

    private static double logOverLine(DoubleUnaryOperator f) {
        double largest = f.applyAsDouble(0);
        double sum = 1;
        for (int sign = -1; sign <= 1; sign += 2) {
            double log = largest;
            for (double v = STEP; v < ALWAYS_LOOKED_AT || v < FARTHEST && log > largest - NOTHING; v += STEP) {
                log = f.applyAsDouble(sign * v);
                if (log > largest) {
                    sum = sum * Math.exp(largest - log) + 1;
                    largest = log;
                } else {
                    sum += Math.exp(log - largest);
                }
            }
        }
        return largest + Math.log(sum * STEP);
    }
}
