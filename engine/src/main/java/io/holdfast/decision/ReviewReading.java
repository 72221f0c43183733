package io.holdfast.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The review of a manager that holds a candidate back.
 *
 * @param verdict {@code snoozed} or {@code dismissed}
 * @param by who said so
 * @param on the day it was said
 * @param until first day on which it no longer holds; absent when it holds until it is taken back
 * @param reason in the manager's own words; absent where none was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewReading(
        String verdict,
        String by,
        LocalDate on,
        @Nullable LocalDate until,
        @Nullable String reason) {

    static ReviewReading of(SetAside one) {
        return new ReviewReading(one.how().word(), one.by(), one.on(), one.until(), one.reason());
    }
}
