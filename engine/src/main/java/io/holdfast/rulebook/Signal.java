package io.holdfast.rulebook;

/** A conclusion about a client, such as health being green. */
public record Signal(String name, String value) {}
