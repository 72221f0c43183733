package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.List;

/**
 * A rule that did not fire for a client, and every condition that kept it from doing so.
 *
 * @param failed the fewest conditions that would have had to hold as well
 */
public record NearMiss(String rule, Place at, List<FailedCondition> failed) {}
