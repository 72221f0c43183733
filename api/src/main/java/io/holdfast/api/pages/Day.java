package io.holdfast.api.pages;

/**
 * A day as a page shows it.
 *
 * @param iso for machines
 * @param text what is read: "12 Mar" or "in 9 days"
 * @param full the exact day, on hover and aloud: "12 March 2026"
 */
public record Day(String iso, String text, String full) {}
