package io.holdfast.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A suppression: a candidate that was held back, why, by which rule, and until when.
 *
 * @param rule the policy rule; absent when the engine itself held it back because it costs more than it brings
 * @param until first day on which it may be proposed again; absent when no date decides it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HeldBack(
        String action,
        @Nullable String offer,
        String because,
        @Nullable String rule,
        @Nullable LocalDate until) {}
