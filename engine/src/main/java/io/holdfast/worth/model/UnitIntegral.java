package io.holdfast.worth.model;

/**
 * Integrals over 0..1 by the double-exponential rule, of positive functions given by their logarithm. Takahasi and Mori
 * 1974: with t = 1 / (1 + e^(−π sinh s)) the trapezoidal rule over s converges fast, singular ends or not.
 */
final class UnitIntegral {

    private static final double FIRST_STEP = 1.0 / 8;
    private static final double LAST_STEP = 1.0 / 16384;
    private static final double ENOUGH = 1e-12;
    /** What lies so far below the largest part, in logarithms, adds nothing. */
    private static final double NOTHING = 45;

    private static final double ALWAYS_LOOKED_AT = 3;
    private static final double LOG_PI = Math.log(Math.PI);

    private UnitIntegral() {}

    /** The logarithm of an integrand, told ln t and ln(1 − t), both exact however near an end. */
    interface LogIntegrand {
        double at(double logT, double logRest);
    }

    /** The logarithm of the integral; the step is halved until that changes nothing. */
    static double log(LogIntegrand f) {
        double before = trapezoid(f, FIRST_STEP);
        for (double step = FIRST_STEP / 2; step >= LAST_STEP; step /= 2) {
            double now = trapezoid(f, step);
            if (Math.abs(now - before) <= ENOUGH * Math.max(1, Math.abs(now))) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private static double trapezoid(LogIntegrand f, double step) {
        LogSum sum = new LogSum();
        sum.add(part(f, 0));
        for (int sign = -1; sign <= 1; sign += 2) {
            double log = 0;
            for (int i = 1; i * step < ALWAYS_LOOKED_AT || log > sum.largest() - NOTHING; i++) {
                log = part(f, sign * i * step);
                sum.add(log);
            }
        }
        return sum.log() + Math.log(step);
    }

    private static double part(LogIntegrand f, double s) {
        double u = Math.PI * Math.sinh(s);
        double logT = u > 0 ? -Math.log1p(Math.exp(-u)) : u - Math.log1p(Math.exp(u));
        double logRest = logT - u;
        return f.at(logT, logRest) + logT + logRest + LOG_PI + Math.log(Math.cosh(s));
    }

    /** A sum of numbers given by their logarithms. */
    private static final class LogSum {

        private double largest = Double.NEGATIVE_INFINITY;
        private double sum;

        void add(double log) {
            if (log > largest) {
                sum = sum * Math.exp(largest - log) + 1;
                largest = log;
            } else if (log > Double.NEGATIVE_INFINITY) {
                sum += Math.exp(log - largest);
            }
        }

        double largest() {
            return largest;
        }

        double log() {
            return largest + Math.log(sum);
        }
    }
}
