package io.holdfast.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Visits, and what we give back for them. */
public record Loyalty(
        @Given Moment moment,
        @In(Unit.COUNT) @Nullable Integer visits,
        @In(Unit.COUNT) @Nullable Double visitsPerYear,
        @Nullable LocalDate lastVisit,
        @In(Unit.COUNT) @Nullable Integer cardStamps,
        @In(Unit.COUNT) @Nullable Integer cardSize,
        @Nullable String tier) {

    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysSinceVisit() {
        return Days.between(lastVisit, moment.asOf());
    }

    /** Days since the last visit divided by the client's usual gap: 2 is twice as long as usual. */
    @Derived
    @In(Unit.PLAIN)
    public @Nullable Double overdue() {
        Integer since = daysSinceVisit();
        return since == null || visitsPerYear == null || visitsPerYear == 0 ? null : since * visitsPerYear / 365;
    }
}
