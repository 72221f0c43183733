package io.holdfast.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When and why a client left. */
public record Ended(
        @Given Moment moment,
        @Nullable LocalDate on,

        @OneOf({"price", "quality", "need", "competitor", "other"}) @Nullable
        String reason) {

    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysAgo() {
        return Days.between(on, moment.asOf());
    }
}
