package io.holdfast.worth.model;

/** How long clients under contract stay, in contract periods; period 1 runs from the start to the first renewal. */
public sealed interface Retention permits ShiftedBetaGeometric, ConstantRetention {

    /** Share of clients who make so many renewals, 0 to 1; 1 for none. */
    double survival(int renewals);

    /** Chance to renew at the end of a period, for those who are in it. */
    double retention(int period);

    /**
     * Expected margins still to come, discounted, for a client just before the renewal that ends a period, the first of
     * them paid at that renewal.
     *
     * @param period from 1
     * @param discount rate of one period, above 0
     */
    double residualMargins(int period, double discount);
}
