package io.holdfast.decision;

/**
 * One number of a score and where it comes from.
 *
 * @param origin such as {@code catalogue}, {@code rule "…"}, or a short sum in words
 */
public record Factor(double value, String origin) {}
