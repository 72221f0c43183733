package io.holdfast.rulebook;

/**
 * One condition of a rule, held against one client.
 *
 * @param text the analyst's own words
 * @param fact path of the fact it asks about
 * @param actual the fact's value, or the word {@code unknown}
 * @param needed what it had to be, in words: "at least 6"
 */
public record ConditionReading(String text, String fact, Object actual, String needed, boolean held) {}
