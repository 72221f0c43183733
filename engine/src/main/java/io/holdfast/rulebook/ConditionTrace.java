package io.holdfast.rulebook;

/**
 * One condition held against a client's facts.
 *
 * @param text the analyst's own words
 * @param fact path of the fact it asks about
 * @param actual the fact's value, or the word {@code unknown}
 * @param needed what it had to be, in words
 */
public record ConditionTrace(String text, String fact, Object actual, String needed, boolean held) {}
