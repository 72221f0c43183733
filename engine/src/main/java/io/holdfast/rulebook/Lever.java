package io.holdfast.rulebook;

import org.jspecify.annotations.Nullable;

/**
 * A change to one fact that might turn a condition round.
 *
 * @param fact path of a fact that files may contain
 * @param value what it would have to be, of the fact's own type
 */
public record Lever(String fact, @Nullable Object value) {}
