package io.holdfast.decision;

/**
 * A change to one fact.
 *
 * @param fact its path
 * @param from its value now, or the word {@code unknown}
 * @param to what it would have to be
 */
public record FactChange(String fact, Object from, Object to) {}
