package io.holdfast.catalogue;

/**
 * The lifetime values, in money, from which a client counts as middle, high and top; below is low.
 */
public record ValueTiers(double middle, double high, double top) {

    /** The name of the tier a lifetime value falls into. */
    public String tierOf(double lifetime) {
        return lifetime >= top ? "top" : lifetime >= high ? "high" : lifetime >= middle ? "middle" : "low";
    }
}
