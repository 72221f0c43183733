package io.holdfast.api.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where events are sent.
 *
 * @param secret that events are signed with; what prints a target prints nothing of it
 * @param events words of the events it wants
 * @param failures how often in a row it did not take an event
 * @param next before when nothing is sent to it
 * @param paused since when nothing is sent to it because somebody said so
 */
record Target(
        UUID id,
        URI url,
        String secret,
        List<String> events,
        int failures,
        Instant next,
        Instant created,
        String createdBy,
        Optional<Instant> paused) {

    /** Whether something may be sent to it now. */
    boolean takes(Instant now) {
        return paused.isEmpty() && !next.isAfter(now);
    }

    @Override
    public String toString() {
        return "Target[" + id + ", " + url.getHost() + "]";
    }
}
