package io.holdfast.api.queue;

/**
 * Which open recommendation: client, action and offer.
 *
 * @param offer empty text when it is about none
 */
public record QueueKey(String clientId, String action, String offer) {}
