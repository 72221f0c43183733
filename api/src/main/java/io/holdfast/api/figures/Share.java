package io.holdfast.api.figures;

/** Shares of 1, to six decimals. */
final class Share {

    private static final double REACH = 1.959963984540054;

    private Share() {}

    static double of(long part, long whole) {
        return rounded((double) part / whole);
    }

    /** The lower end of Wilson's 95 % interval, which does not trust few answers. */
    static double low(long part, long whole) {
        return rounded(Math.max(0, middle(part, whole) - reach(part, whole)));
    }

    /** Its upper end. */
    static double high(long part, long whole) {
        return rounded(Math.min(1, middle(part, whole) + reach(part, whole)));
    }

    private static double middle(long part, long whole) {
        double share = (double) part / whole;
        return (share + REACH * REACH / (2 * whole)) / (1 + REACH * REACH / whole);
    }

    private static double reach(long part, long whole) {
        double share = (double) part / whole;
        return REACH
                / (1 + REACH * REACH / whole)
                * Math.sqrt(share * (1 - share) / whole + REACH * REACH / (4.0 * whole * whole));
    }

    private static double rounded(double share) {
        return Math.rint(share * 1e6) / 1e6;
    }
}
