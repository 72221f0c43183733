package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that did not fire for a client, and every condition that kept it from doing so.
 *
 * @param failed the fewest conditions that would have had to hold as well
 */
public record NearMiss(String rule, Place at, List<Failed> failed) {

    /**
     * A condition that did not hold; its parts are those of a {@link ConditionTrace}.
     *
     * @param distance how far the fact is from what was needed, in the fact's own unit; null where that cannot be said
     */
    public record Failed(
            String text,
            String fact,
            Object actual,
            String needed,
            @Nullable Double distance) {}
}
