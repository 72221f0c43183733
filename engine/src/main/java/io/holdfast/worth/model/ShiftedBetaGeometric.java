package io.holdfast.worth.model;

import org.hipparchus.special.Beta;

/**
 * Renewals of clients who differ: each leaves at any renewal with a chance of their own, and these chances follow a
 * Beta distribution (Fader and Hardie 2007, Journal of Interactive Marketing 21(1)). Who has stayed long is more likely
 * to stay, because the others have left.
 *
 * @param alpha weight of leaving, above 0; α/(α+β) of all clients leave at their first renewal
 * @param beta weight of staying, above 0
 */
public record ShiftedBetaGeometric(double alpha, double beta) implements Retention {

    public ShiftedBetaGeometric {
        Parameters.refuseUnlessPositive("alpha", alpha);
        Parameters.refuseUnlessPositive("beta", beta);
    }

    /** Share of clients who make so many renewals: B(α, β+t) / B(α, β). */
    @Override
    public double survival(int renewals) {
        return Math.exp(logSurvival(renewals));
    }

    /** Chance that a client who is in so-manieth contract period renews at its end: (β+n−1) / (α+β+n−1). */
    @Override
    public double retention(int period) {
        refuseUnlessFromOne(period);
        return (beta + period - 1) / (alpha + beta + period - 1);
    }

    /** Share of clients who leave at the so-manieth renewal: B(α+1, β+t−1) / B(α, β). */
    public double leaving(int renewal) {
        return Math.exp(logLeaving(renewal));
    }

    /**
     * Expected margins still to come, in margins of one period, for a client just before the renewal that ends period n,
     * the next paid at that renewal and worth a whole margin (Fader and Hardie 2010, Marketing Science 29(1)):
     * (β+n−1)/(α+β+n−1) · F(1, β+n; α+β+n; 1/(1+d)).
     *
     * @param period the contract period they are in, from 1
     * @param discount rate of one period, above 0
     */
    @Override
    public double residualMargins(int period, double discount) {
        refuseUnlessFromOne(period);
        Parameters.refuseUnlessPositive("discount", discount);
        return retention(period)
                * Math.exp(HypergeometricFunction.log(
                        1, beta + period, alpha + beta + period, 1 / (1 + discount), discount / (1 + discount)));
    }

    public double logSurvival(int renewals) {
        if (renewals < 0) {
            throw new IllegalArgumentException("Renewals are 0 or more, not " + renewals + ".");
        }
        return Math.min(0, Beta.logBeta(alpha, beta + renewals) - Beta.logBeta(alpha, beta));
    }

    public double logLeaving(int renewal) {
        refuseUnlessFromOne(renewal);
        return Math.min(0, Beta.logBeta(alpha + 1, beta + renewal - 1) - Beta.logBeta(alpha, beta));
    }

    private static void refuseUnlessFromOne(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("Periods count from 1, not " + period + ".");
        }
    }
}
