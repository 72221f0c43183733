package io.holdfast.rulebook;

/** A run of numbers between two bounds, each of which belongs to it or does not. */
record Stretch(double from, boolean withFrom, double to, boolean withTo) {

    static final Stretch ALL = new Stretch(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    static Stretch only(double value) {
        return new Stretch(value, true, value, true);
    }

    static Stretch upTo(double to, boolean with) {
        return new Stretch(Double.NEGATIVE_INFINITY, false, to, with);
    }

    static Stretch from(double from, boolean with) {
        return new Stretch(from, with, Double.POSITIVE_INFINITY, false);
    }

    boolean isEmpty() {
        return from > to || from == to && !(withFrom && withTo);
    }

    Stretch and(Stretch other) {
        double low = Math.max(from, other.from);
        double high = Math.min(to, other.to);
        return new Stretch(
                low,
                (from < low || withFrom) && (other.from < low || other.withFrom),
                high,
                (to > high || withTo) && (other.to > high || other.withTo));
    }

    /** The same run for a fact that is a whole number: its bounds are whole and belong to it. */
    Stretch whole() {
        double low = Math.ceil(from);
        double high = Math.floor(to);
        return new Stretch(
                (low == from && !withFrom ? low + 1 : low) + 0.0,
                !Double.isInfinite(from),
                (high == to && !withTo ? high - 1 : high) + 0.0,
                !Double.isInfinite(to));
    }
}
