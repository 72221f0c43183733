package io.holdfast.worth.model;

/**
 * How often somebody came, in any unit of time, counted from their first visit.
 *
 * @param repeats visits after the first
 * @param last when the last of them was; 0 when there was none
 * @param age how long ago the first visit is, {@code last} or more
 */
public record Visits(int repeats, double last, double age) {

    public Visits {
        Parameters.refuseUnlessAtLeastZero("repeats", repeats);
        Parameters.refuseUnlessAtLeastZero("last", last);
        Parameters.refuseUnlessAtLeastZero("age", age);
        if (last > age) {
            throw new IllegalArgumentException(
                    "The last visit at " + last + " lies after the day of looking, " + age + ".");
        }
    }
}
