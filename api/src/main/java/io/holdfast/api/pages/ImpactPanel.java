package io.holdfast.api.pages;

/** The impact of a draft, before, while and after it is worked out. */
public record ImpactPanel() {}
