package io.holdfast.worth.model;

/**
 * What somebody spent on their repeat visits.
 *
 * @param visits how many, 0 or more
 * @param mean money a visit on average, above 0 where there was a visit
 */
public record Spend(int visits, double mean) {

    public static final Spend NONE = new Spend(0, 0);

    public Spend {
        Parameters.refuseUnlessAtLeastZero("visits", visits);
        Parameters.refuseUnlessAtLeastZero("mean", mean);
        if (visits > 0 && mean == 0) {
            throw new IllegalArgumentException("The mean spend of " + visits + " visits is above 0.");
        }
    }
}
