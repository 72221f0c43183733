package io.holdfast.worth.fit;

import io.holdfast.worth.model.ConstantRetention;
import io.holdfast.worth.model.ShiftedBetaGeometric;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;

/** Contract models fitted to renewals. */
public final class RenewalFit {

    /** Renewals that the shifted-beta-geometric model needs. */
    public static final int LEAST_FOR_SBG = 60;

    /** Renewals that a constant rate needs. */
    public static final int LEAST_FOR_CONSTANT = 20;

    private static final List<double[]> STARTS =
            List.of(new double[] {1, 1}, new double[] {0.6, 3}, new double[] {3, 12}, new double[] {0.1, 0.5});

    private RenewalFit() {}

    /** The shifted-beta-geometric model: Σ left(t) ln P(t) + staying(t) ln S(t), at its largest. */
    public static Fit<ShiftedBetaGeometric> sbg(Renewals renewals) {
        return renewals.decided() < LEAST_FOR_SBG
                ? Refused.tooFew("renewals", renewals.decided(), LEAST_FOR_SBG)
                : sbg(renewals, Prior.NONE);
    }

    /** The segments of a book, each drawn towards the fit of all. */
    public static Shrunk<ShiftedBetaGeometric> sbg(Fitted<ShiftedBetaGeometric> all, Map<String, Renewals> segments) {
        return Shrunk.of(all, segments, RenewalFit::sbg, RenewalFit::sbg);
    }

    static Fit<ShiftedBetaGeometric> sbg(Renewals renewals, Prior prior) {
        if (prior == Prior.NONE && renewals.latest() < 2) {
            return Refused.tooFew("periods", renewals.latest(), 2);
        }
        if (prior == Prior.NONE && renewals.leavers() == 0) {
            return new Refused<>("nobody has left yet, so nothing says how clients leave");
        }
        if (prior == Prior.NONE && renewals.renewed() == 0) {
            return new Refused<>("nobody has renewed yet, so nothing says how clients stay");
        }
        return new MaximumLikelihood(p -> logLikelihood(renewals, new ShiftedBetaGeometric(p[0], p[1])), prior, STARTS)
                .top()
                .<Fit<ShiftedBetaGeometric>>map(top -> new Fitted<>(
                        Family.SBG, top.logs(), top.covariance(), top.logLikelihood(), renewals.clients(), List.of()))
                .orElseGet(() ->
                        new Refused<>("the clients do not differ enough in how they leave to tell alpha from beta"));
    }

    /** One rate for all: renewals made by renewals decided. */
    public static Fit<ConstantRetention> constant(Renewals renewals) {
        double decided = renewals.decided();
        if (decided < LEAST_FOR_CONSTANT) {
            return Refused.tooFew("renewals", decided, LEAST_FOR_CONSTANT);
        }
        if (renewals.leavers() == 0) {
            return new Refused<>("nobody has left yet, so nothing says how clients leave");
        }
        if (renewals.renewed() == 0) {
            return new Refused<>("nobody has renewed yet, so nothing says how clients stay");
        }
        double rate = renewals.renewed() / decided;
        double log = renewals.renewed() * Math.log(rate) + renewals.leavers() * Math.log1p(-rate);
        // The error of ln r, by the delta method from that of a share.
        double logVariance = (1 - rate) / (rate * decided);
        return new Fitted<>(
                Family.CONSTANT,
                new ArrayRealVector(new double[] {Math.log(rate)}),
                MatrixUtils.createRealMatrix(new double[][] {{logVariance}}),
                log,
                renewals.clients(),
                List.of());
    }

    private static double logLikelihood(Renewals renewals, ShiftedBetaGeometric model) {
        double sum = 0;
        for (var entry : renewals.left().entrySet()) {
            sum += entry.getValue() * model.logLeaving(entry.getKey());
        }
        for (var entry : renewals.staying().entrySet()) {
            sum += entry.getValue() * model.logSurvival(entry.getKey());
        }
        return sum;
    }
}
