package io.holdfast.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A condition that did not hold; see {@link ConditionReading} for the rest.
 *
 * @param distance how far the fact is from what was needed, in its own unit; absent where that cannot be said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailedCondition(
        String text,
        String fact,
        Object actual,
        String needed,
        @Nullable Double distance) {}
