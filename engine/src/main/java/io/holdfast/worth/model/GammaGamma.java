package io.holdfast.worth.model;

import org.hipparchus.special.Gamma;

/**
 * Spend a visit, Gamma-Gamma: a client's visits vary about a mean of their own, and the means vary from client to
 * client, apart from how often they come (Fader and Hardie 2013).
 *
 * @param p shape of a client's own visits, above 0
 * @param q shape across clients, above 1 (else the mean of all is infinite)
 * @param gamma scale across clients in money, above 0
 */
public record GammaGamma(double p, double q, double gamma) {

    public GammaGamma {
        Parameters.refuseUnlessPositive("p", p);
        Parameters.refuseUnlessPositive("q", q);
        Parameters.refuseUnlessPositive("gamma", gamma);
        if (q <= 1) {
            throw new IllegalArgumentException("q is above 1, not " + q + ".");
        }
    }

    /** Expected spend a visit of a client of whom nothing is known: p γ / (q − 1). */
    public double meanOfAll() {
        return p * gamma / (q - 1);
    }

    /** Expected spend a visit given what was seen: w m + (1 − w) p γ/(q−1) with w = p x / (p x + q − 1). */
    public double expectedSpend(Spend spend) {
        double weight = p * spend.visits() / (p * spend.visits() + q - 1);
        return weight * spend.mean() + (1 - weight) * meanOfAll();
    }

    /** The log-likelihood of a client's mean spend; 0 where there was no visit. */
    public double logLikelihood(Spend spend) {
        return logLikelihood(p, q, gamma, spend);
    }

    /** The same for parameters that a search may pass through, q between 0 and 1 among them. */
    public static double logLikelihood(double p, double q, double gamma, Spend spend) {
        return spend.visits() == 0
                ? 0
                : logLikelihoodOfVisits(p, q, gamma, spend.visits()) + logLikelihoodOfMean(p, q, gamma, spend);
    }

    /** The part of it that depends on the number of visits alone, 1 or more. */
    public static double logLikelihoodOfVisits(double p, double q, double gamma, int visits) {
        return Gamma.logGamma(p * visits + q)
                - Gamma.logGamma(p * visits)
                - Gamma.logGamma(q)
                + q * Math.log(gamma)
                + p * visits * Math.log(visits);
    }

    /** The rest of it, which depends on the mean spend too. */
    public static double logLikelihoodOfMean(double p, double q, double gamma, Spend spend) {
        double shape = p * spend.visits();
        return (shape - 1) * Math.log(spend.mean()) - (shape + q) * Math.log(gamma + spend.visits() * spend.mean());
    }
}
