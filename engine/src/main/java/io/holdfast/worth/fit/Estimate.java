package io.holdfast.worth.fit;

/**
 * A number learned from data.
 *
 * @param standardError of the value itself
 * @param low lower end of its 95 % interval
 * @param high upper end of its 95 % interval
 */
public record Estimate(double value, double standardError, double low, double high) {

    /** Half the width of a 95 % interval in standard errors. */
    public static final double REACH = 1.959963984540054;

    /** Logarithms above this are as good as infinite, and numbers have to stay numbers. */
    private static final double MOST = 600;

    /** A positive number whose logarithm has a standard error: the interval is even on that scale. */
    public static Estimate ofLog(double value, double logError) {
        double reach = Math.min(MOST, REACH * logError);
        return new Estimate(value, value * logError, value * Math.exp(-reach), value * Math.exp(reach));
    }
}
