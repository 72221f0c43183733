package io.holdfast.worth.likelihood;

import java.util.List;
import org.hipparchus.special.Beta;

/**
 * How much the rates of a level agree: the weight k that the common rate has in each, in answers. It is the one that
 * makes what was seen likeliest, each rate being drawn from Beta(k·mean, k·(1 − mean)) (beta-binomial marginal
 * likelihood).
 */
final class Shrinking {

    /** With fewer rates than this their spread says nothing. */
    private static final int FEWEST = 3;

    private static final double USUAL = 20;
    private static final double LEAST = 1;
    private static final double MOST = 2_000;
    private static final int STEPS = 200;

    private Shrinking() {}

    /** The weight of the common rate. */
    static double weight(List<Tries.Tried> rates, double mean) {
        if (rates.stream().filter(one -> one.all() > 0).count() < FEWEST) {
            return USUAL;
        }
        double best = USUAL;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= STEPS; i++) {
            double k = LEAST * Math.pow(MOST / LEAST, (double) i / STEPS);
            double log = 0;
            for (Tries.Tried one : rates) {
                double a = k * mean;
                double b = k * (1 - mean);
                log += Beta.logBeta(a + one.yes(), b + one.all() - one.yes()) - Beta.logBeta(a, b);
            }
            if (log > highest) {
                highest = log;
                best = k;
            }
        }
        return best;
    }
}
