package io.holdfast.worth.model;

import org.hipparchus.special.Gamma;

/**
 * Visits of clients who never stop coming, NBD: what {@link BgNbd} is where nobody stops (Ehrenberg 1959, Applied
 * Statistics 8(1)).
 *
 * @param r shape of the rates, above 0
 * @param alpha scale of the rates in units of time, above 0; r/alpha visits a unit of time on average
 */
public record Nbd(double r, double alpha) implements VisitModel {

    public Nbd {
        Parameters.refuseUnlessPositive("r", r);
        Parameters.refuseUnlessPositive("alpha", alpha);
    }

    @Override
    public double alive(Visits visits) {
        return 1;
    }

    /** (r + x) / (alpha + T) a unit of time. */
    @Override
    public double visitsIfStillComing(Visits visits, double time) {
        Parameters.refuseUnlessAtLeastZero("time", time);
        return (r + visits.repeats()) / (alpha + visits.age()) * time;
    }

    /** Γ(r+x) / (Γ(r) x!) · (alpha/(alpha+t))^r · (t/(alpha+t))^x. */
    @Override
    public double chanceOf(int repeats, double time) {
        Parameters.refuseUnlessAtLeastZero("repeats", repeats);
        Parameters.refuseUnlessAtLeastZero("time", time);
        if (time == 0) {
            return repeats == 0 ? 1 : 0;
        }
        return Math.exp(Gamma.logGamma(r + repeats)
                - Gamma.logGamma(r)
                - Gamma.logGamma(repeats + 1)
                + r * (Math.log(alpha) - Math.log(alpha + time))
                + repeats * (Math.log(time) - Math.log(alpha + time)));
    }

    @Override
    public double logLikelihood(Visits visits) {
        return Gamma.logGamma(r + visits.repeats())
                - Gamma.logGamma(r)
                + r * Math.log(alpha)
                - (r + visits.repeats()) * Math.log(alpha + visits.age());
    }
}
