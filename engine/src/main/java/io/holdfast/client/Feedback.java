package io.holdfast.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the client says of us. */
public record Feedback(
        @Given Moment moment,
        @In(value = Unit.COUNT, to = 10) @Nullable Integer nps,
        @Nullable LocalDate npsOn,
        @In(value = Unit.PLAIN, from = 1, to = 5) @Nullable Double csat,
        @In(Unit.COUNT) @Nullable Integer openTickets,
        @In(Unit.COUNT) @Nullable Integer escalations) {

    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysSinceNps() {
        return Days.between(npsOn, moment.asOf());
    }
}
