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

    public NearMiss {
        failed = List.copyOf(failed);
    }

    /**
     * A condition that did not hold.
     *
     * @param distance how far the fact is from what was needed, in the fact's own unit; null where that cannot be said
     */
    public record Failed(ConditionTrace trace, @Nullable Double distance) {}
}
