package io.holdfast.api.pages;

/**
 * A rule by name, with where to read it.
 *
 * @param place file and line; empty where only the name is known
 * @param history where to read who changed it, and what became of it; empty where that is not known
 */
public record RuleLink(String name, String href, String place, String history) {}
