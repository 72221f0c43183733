package io.holdfast.api.pages;

/**
 * A rule by name, with where to read it.
 *
 * @param place file and line; empty where only the name is known
 */
public record RuleLink(String name, String href, String place) {}
