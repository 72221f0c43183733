package io.holdfast.client;

import org.jspecify.annotations.Nullable;

/** A division or brand of a client, and whether we work for it. */
public record Division(String name, @Nullable Boolean served) {}
