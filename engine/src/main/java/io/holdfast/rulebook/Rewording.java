package io.holdfast.rulebook;

/**
 * A line that says something else than before.
 *
 * @param before empty where there was none
 * @param after empty where there is none any more
 */
public record Rewording(String before, String after) {}
