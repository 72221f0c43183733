package io.holdfast.api.queue;

/**
 * A filter that somebody keeps under a name of their own.
 *
 * @param query as it stands in the address of the queue
 */
public record SavedFilter(String name, String query) {}
