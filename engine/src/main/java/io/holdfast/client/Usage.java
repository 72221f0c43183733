package io.holdfast.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How much the client uses what they pay for. */
public record Usage(
        @Given Moment moment,
        @In(Unit.COUNT) @Nullable Integer seats,
        @In(Unit.COUNT) @Nullable Integer activeUsers,
        @Nullable LocalDate lastActive,
        @In(Unit.COUNT) @Nullable Integer sessions30d,
        @In(Unit.COUNT) @Nullable Integer sessionsPrior30d) {

    /** Active users as a share of seats. */
    @Derived
    @In(Unit.SHARE)
    public @Nullable Double seatUse() {
        return activeUsers == null || seats == null || seats == 0 ? null : (double) activeUsers / seats;
    }

    /** Sessions of the last 30 days against the 30 before: -0.3 is a third less or so; unknown when those were 0. */
    @Derived
    @In(Unit.CHANGE)
    public @Nullable Double trend() {
        return sessions30d == null || sessionsPrior30d == null || sessionsPrior30d == 0
                ? null
                : (double) sessions30d / sessionsPrior30d - 1;
    }

    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysIdle() {
        return Days.between(lastActive, moment.asOf());
    }
}
