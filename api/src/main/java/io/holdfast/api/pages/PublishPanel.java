package io.holdfast.api.pages;

/** The gates of a draft, and what opens each. */
public record PublishPanel() {}
