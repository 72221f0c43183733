package io.holdfast.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A service bought on a day. */
public record Purchase(
        @Given Moment moment,
        String service,
        @Nullable LocalDate on,
        @In(Unit.MONEY) @Nullable Double amount) {

    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysAgo() {
        return Days.between(on, moment.asOf());
    }
}
