package io.holdfast.api.access;

/** A new key with its secret, which nobody can ask for again. */
public record AddedKey(ApiKey key, Secret secret) {}
