package io.holdfast.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A suppression: a candidate that was held back, why, by which rule or manager, and until when.
 *
 * @param rule the policy rule; absent when none did: it costs more than it brings, or only a manager set it aside
 * @param until first day on which it may be proposed again; absent when no date decides it
 * @param review what a manager said of it; absent when none holds it back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldBack(
        String action,
        @Nullable String offer,
        String because,
        @Nullable String rule,
        @Nullable LocalDate until,
        @Nullable ReviewReading review) {

    /** A suppression that no manager asked for. */
    public HeldBack(
            String action, @Nullable String offer, String because, @Nullable String rule, @Nullable LocalDate until) {
        this(action, offer, because, rule, until, null);
    }
}
