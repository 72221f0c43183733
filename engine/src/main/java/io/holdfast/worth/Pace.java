package io.holdfast.worth;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.worth.model.VisitModel;
import io.holdfast.worth.model.Visits;
import org.jspecify.annotations.Nullable;

/**
 * How somebody who comes to visit stands against their own rhythm.
 *
 * @param alive chance that they have not stopped coming, 0 to 1
 * @param nextVisitInDays days within which they come again with even odds, if they still come
 * @param overdue days since the last visit divided by their usual gap; unknown for who came once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pace(
        double alive, int nextVisitInDays, @Nullable Double overdue) {

    private static final int DAYS = 7;
    private static final double MOST_DAYS = 36_500;
    private static final double MOST_OVERDUE = 1_000;

    /** By a visit model in weeks. Waiting times are Lomax, for the rate is known only as a Gamma. */
    static Pace of(VisitModel model, Visits seen) {
        double next = even(model.r() + seen.repeats(), model.alpha() + seen.age()) * DAYS;
        double usual = even(model.r() + seen.repeats(), model.alpha() + seen.last());
        double overdue = Math.min(MOST_OVERDUE, (seen.age() - seen.last()) / usual);
        return new Pace(
                model.alive(seen),
                (int) Math.ceil(Math.min(MOST_DAYS, next)),
                seen.repeats() == 0 ? null : (Double) (Math.rint(overdue * 100) / 100));
    }

    /** The time within which the next visit falls with even odds. */
    private static double even(double shape, double scale) {
        return scale * Math.expm1(Math.log(2) / shape);
    }
}
