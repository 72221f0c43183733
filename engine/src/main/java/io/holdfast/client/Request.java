package io.holdfast.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A service the client asked for on a day. */
public record Request(
        @Given Moment moment, String service, @Nullable LocalDate on) {

    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysAgo() {
        return Days.between(on, moment.asOf());
    }
}
