package io.holdfast.client;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How our work for the client goes. */
public record Delivery(
        @Given Moment moment,
        @Given @Nullable Double monthlyFee,

        @OneOf({"not-started", "in-progress", "delivered"}) @Nullable
        String phase,

        @Nullable LocalDate projectEnds,
        @In(Unit.SHARE) @Nullable Double onTimeRate,
        @In(Unit.SHARE) @Nullable Double errorRate,
        @In(Unit.MONEY) @Nullable Double reworkCost,
        @Nullable Boolean procedureDocumented,
        @Nullable Boolean teamTrained,
        @Nullable LocalDate lastAudit,
        @Nullable Boolean procedureProtected) {

    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysToProjectEnd() {
        return Days.between(moment.asOf(), projectEnds);
    }

    @Derived
    @In(Unit.COUNT)
    public @Nullable Integer monthsSinceAudit() {
        return Days.monthsBetween(lastAudit, moment.asOf());
    }

    /** Rework of the last 90 days as a share of the fee of 90 days, taken as three monthly fees. */
    @Derived
    @In(Unit.SHARE)
    public @Nullable Double reworkShare() {
        return reworkCost == null || monthlyFee == null || monthlyFee == 0 ? null : reworkCost / (3 * monthlyFee);
    }

    Delivery withMonthlyFee(@Nullable Double fee) {
        if (Objects.equals(fee, monthlyFee)) {
            return this;
        }
        return new Delivery(
                moment,
                fee,
                phase,
                projectEnds,
                onTimeRate,
                errorRate,
                reworkCost,
                procedureDocumented,
                teamTrained,
                lastAudit,
                procedureProtected);
    }
}
