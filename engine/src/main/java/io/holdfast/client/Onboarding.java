package io.holdfast.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How far a new client has been brought on board. */
public record Onboarding(
        @Given Moment moment,
        @Nullable LocalDate started,
        @Nullable LocalDate completed,
        @In(Unit.COUNT) @Nullable Integer stepsDone,
        @In(Unit.COUNT) @Nullable Integer stepsTotal,
        @Nullable Boolean teamIntroduced,
        @Nullable Boolean infoComplete) {

    /** Days since onboarding started; the day of starting is 0. */
    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysIn() {
        return Days.between(started, moment.asOf());
    }

    /** Steps done as a share of all steps. */
    @Derived
    @In(Unit.SHARE)
    public @Nullable Double progress() {
        return stepsDone == null || stepsTotal == null || stepsTotal == 0 ? null : (double) stepsDone / stepsTotal;
    }
}
