package io.holdfast.api.webhooks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one target is to be told.
 *
 * @param name such as {@code recommendation.added}
 * @param body JSON
 * @param tries how often it was sent
 * @param answer what came of the last try
 * @param state waiting, sent or dead
 * @param touched when it last changed
 */
record Event(
        long number,
        UUID id,
        String clientId,
        String name,
        String body,
        int tries,
        Optional<String> answer,
        Instant created,
        String state,
        Instant touched) {}
