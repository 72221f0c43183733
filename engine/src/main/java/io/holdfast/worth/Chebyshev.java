package io.holdfast.worth;

/** A smooth function on an interval, kept as a Chebyshev series: worked out once, then quick to ask (Clenshaw 1955). */
final class Chebyshev {

    private final double from;
    private final double to;
    private final double[] terms;

    private Chebyshev(double from, double to, double[] terms) {
        this.from = from;
        this.to = to;
        this.terms = terms;
    }

    /** The points of an interval at which a function has to be known. */
    static double[] places(double from, double to, int points) {
        double[] places = new double[points];
        for (int i = 0; i < points; i++) {
            places[i] = from + (to - from) * (Math.cos(Math.PI * (i + 0.5) / points) + 1) / 2;
        }
        return places;
    }

    /** The function that has these values at {@link #places}. */
    static Chebyshev through(double from, double to, double[] values) {
        int points = values.length;
        double[] terms = new double[points];
        for (int k = 0; k < points; k++) {
            double sum = 0;
            for (int i = 0; i < points; i++) {
                sum += values[i] * Math.cos(Math.PI * k * (i + 0.5) / points);
            }
            terms[k] = sum * (k == 0 ? 1 : 2) / points;
        }
        return new Chebyshev(from, to, terms);
    }

    /** The function's value; at the nearer end outside the interval. */
    double at(double place) {
        double x = 2 * (Math.min(Math.max(place, from), to) - from) / (to - from) - 1;
        double one = 0;
        double two = 0;
        for (int k = terms.length - 1; k > 0; k--) {
            double next = 2 * x * one - two + terms[k];
            two = one;
            one = next;
        }
        return x * one - two + terms[0];
    }
}
