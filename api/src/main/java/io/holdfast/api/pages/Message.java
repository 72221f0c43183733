package io.holdfast.api.pages;

/**
 * A page that only says something: what it means and what to do.
 *
 * @param more what helps whoever looks into it; may be empty
 */
public record Message(String advice, String more) {}
