package io.holdfast.worth.model;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * Visits of clients who owe us nothing, BG/NBD: each comes at a rate of their own (rates follow a Gamma distribution)
 * and after each visit but the first stops coming with a chance of their own (chances follow a Beta distribution).
 * Fader, Hardie and Lee 2005, Marketing Science 24(2).
 *
 * @param r shape of the rates, above 0
 * @param alpha scale of the rates in units of time, above 0; r/alpha visits a unit of time on average
 * @param a weight of stopping, above 0
 * @param b weight of coming again, above 0
 */
public record BgNbd(double r, double alpha, double a, double b) implements VisitModel {

    public BgNbd {
        Parameters.refuseUnlessPositive("r", r);
        Parameters.refuseUnlessPositive("alpha", alpha);
        Parameters.refuseUnlessPositive("a", a);
        Parameters.refuseUnlessPositive("b", b);
    }

    /** The part of a history's log-likelihood that depends on the number of visits alone. */
    public double logLikelihoodOfRepeats(int repeats) {
        return Gamma.logGamma(r + repeats)
                - Gamma.logGamma(r)
                + r * Math.log(alpha)
                + Beta.logBeta(a, b + repeats)
                - Beta.logBeta(a, b);
    }

    /** The rest of a history's log-likelihood, which depends on its times too. */
    public double logLikelihoodOfTimes(Visits visits) {
        double shape = r + visits.repeats();
        double still = -shape * Math.log(alpha + visits.age());
        if (visits.repeats() == 0) {
            return still;
        }
        double stopped = Math.log(a / (b + visits.repeats() - 1)) - shape * Math.log(alpha + visits.last());
        double larger = Math.max(still, stopped);
        return larger + Math.log1p(Math.exp(Math.min(still, stopped) - larger));
    }

    @Override
    public double logLikelihood(Visits visits) {
        return logLikelihoodOfRepeats(visits.repeats()) + logLikelihoodOfTimes(visits);
    }

    /** 1 where there was no visit to stop after. */
    @Override
    public double alive(Visits visits) {
        if (visits.repeats() == 0) {
            return 1;
        }
        double odds = Math.log(a / (b + visits.repeats() - 1))
                + (r + visits.repeats()) * (Math.log(alpha + visits.age()) - Math.log(alpha + visits.last()));
        return 1 / (1 + Math.exp(odds));
    }

    /** Expected visits of a new client in so much time after their first. */
    public double expectedVisits(double time) {
        return expectedVisits(new Visits(0, 0, 0), time);
    }

    @Override
    public double chanceOf(int repeats, double time) {
        Parameters.refuseUnlessAtLeastZero("repeats", repeats);
        Parameters.refuseUnlessAtLeastZero("time", time);
        double miss = Math.log(alpha) - Math.log(alpha + time);
        double hit = Math.log(time) - Math.log(alpha + time);
        double none = Math.exp(r * miss);
        if (repeats == 0) {
            return none;
        } else if (time == 0) {
            return 0;
        }
        double fewer = 0;
        double term = none;
        for (int j = 0; j < repeats; j++) {
            fewer += term;
            term *= (r + j) / (j + 1) * Math.exp(hit);
        }
        double still = Math.exp(Beta.logBeta(a, b + repeats) - Beta.logBeta(a, b)) * term;
        double stopped = Math.exp(Beta.logBeta(a + 1, b + repeats - 1) - Beta.logBeta(a, b)) * Math.max(0, 1 - fewer);
        return Math.min(1, still + stopped);
    }

    @Override
    public double visitsIfStillComing(Visits visits, double time) {
        return stillComing(visits).in(time);
    }

    VisitsToCome stillComing(Visits visits) {
        return new VisitsToCome(r + visits.repeats(), alpha + visits.age(), a, b + visits.repeats());
    }
}
