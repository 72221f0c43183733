package io.holdfast.worth;

import io.holdfast.worth.model.Retention;

/**
 * Margins still to come for clients under contract, by the period they are in, worked out once for all clients: from the
 * closed form of the last period backwards, V(n) = r(n) · (1 + V(n+1) / (1+d)).
 */
final class RenewalTable {

    /** A hundred years of months. */
    static final int LAST = 1200;

    private final double[] margins;
    private final double[] variances = new double[LAST + 1];

    /**
     * @param discount rate of one period, above 0
     */
    <M extends Retention> RenewalTable(LogErrors<M> fit, double discount) {
        this.margins = margins(fit.model(), discount);
        double[][] byParameter = fit.slopeTables(model -> logs(margins(model, discount)));
        for (int period = 1; period <= LAST; period++) {
            double[] slopes = new double[byParameter.length];
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] = byParameter[i][period];
            }
            variances[period] = fit.variance(slopes);
        }
    }

    /** Expected discounted margins to come in periods' margins, just before the renewal that ends the period. */
    double margins(int period) {
        return margins[within(period)];
    }

    /** The standard error of its logarithm. */
    double logError(int period) {
        return Math.sqrt(variances[within(period)]);
    }

    private static int within(int period) {
        return Math.min(Math.max(period, 1), LAST);
    }

    private static double[] margins(Retention model, double discount) {
        double[] margins = new double[LAST + 1];
        margins[LAST] = model.residualMargins(LAST, discount);
        for (int period = LAST - 1; period >= 1; period--) {
            margins[period] = model.retention(period) * (1 + margins[period + 1] / (1 + discount));
        }
        return margins;
    }

    private static double[] logs(double[] numbers) {
        double[] logs = new double[numbers.length];
        for (int i = 1; i < numbers.length; i++) {
            logs[i] = Math.log(Math.max(numbers[i], Double.MIN_NORMAL));
        }
        return logs;
    }
}
