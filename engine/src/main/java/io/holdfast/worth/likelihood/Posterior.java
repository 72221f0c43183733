package io.holdfast.worth.likelihood;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * What is known of how likely clients go along with an action: Beta(yes, no), both above 0.
 *
 * @param answers how many answers it was learned from
 */
public record Posterior(double yes, double no, int answers) {

    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;
    /** Beyond, a Beta is as good as normal, and the search for its quantiles may not end. */
    private static final double MOST = 10_000;

    public Posterior {
        if (!(yes > 0 && no > 0 && yes + no < 1e12)) {
            throw new IllegalArgumentException("A likelihood's weights are numbers above 0.");
        }
    }

    /** The likelihood to reckon with, 0 to 1. */
    public double mean() {
        return yes / (yes + no);
    }

    /** Lower end of the 95 % interval. */
    public double low() {
        return at(LOW);
    }

    /** Upper end of the 95 % interval. */
    public double high() {
        return at(HIGH);
    }

    /** The likelihood below which such a share of what it may be lies. */
    double at(double share) {
        if (yes + no > MOST) {
            double deviation = Math.sqrt(mean() * (1 - mean()) / (yes + no + 1));
            double exact = new NormalDistribution(mean(), deviation).inverseCumulativeProbability(share);
            return Math.min(1, Math.max(0, exact));
        }
        return new BetaDistribution(yes, no).inverseCumulativeProbability(share);
    }
}
