package io.holdfast.api.pages;

/**
 * What the log-in page shows.
 *
 * @param name as it was typed
 * @param then where to go afterwards
 * @param problem why the last attempt failed; empty before the first
 */
public record LogInView(String name, String then, String problem) {}
