package io.holdfast.worth.model;

/**
 * The simplest contract model: every client renews with the same chance at every renewal.
 *
 * @param rate chance to renew, 0 to 1
 */
public record ConstantRetention(double rate) implements Retention {

    public ConstantRetention {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("A retention rate is 0 to 1, not " + rate + ".");
        }
    }

    @Override
    public double survival(int renewals) {
        return Math.pow(rate, Math.max(0, renewals));
    }

    @Override
    public double retention(int period) {
        return rate;
    }

    /** r(1+d)/(1+d−r): the next margin is paid at the renewal itself, and so counts r whole. */
    @Override
    public double residualMargins(int period, double discount) {
        Parameters.refuseUnlessPositive("discount", discount);
        return rate * (1 + discount) / (1 + discount - rate);
    }

    /** Lifetime value with the margin paid at the end of each retained period: m·r/(1+d−r). */
    public double valueOfLaterMargins(double margin, double discount) {
        Parameters.refuseUnlessPositive("discount", discount);
        return margin * rate / (1 + discount - rate);
    }

    /** Lifetime value with the first margin paid now: m(1+d)/(1+d−r). */
    public double valueWithFirstMarginNow(double margin, double discount) {
        Parameters.refuseUnlessPositive("discount", discount);
        return margin * (1 + discount) / (1 + discount - rate);
    }
}
