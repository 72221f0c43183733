package io.holdfast.api.access;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a program shows in order to be known, without the secret itself.
 *
 * @param name unique among the keys that are not revoked
 * @param createdBy the caller who added it
 * @param callsPerMinute the most one service lets through; no limit where empty
 */
public record ApiKey(
        String id,
        String name,
        Role role,
        Instant createdAt,
        String createdBy,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        OptionalInt callsPerMinute) {

    /** Whether it opens anything at this moment. */
    public boolean isGoodAt(Instant moment) {
        return revokedAt.isEmpty() && expiresAt.map(moment::isBefore).orElse(true);
    }

    /** Whoever shows it. */
    Caller caller() {
        return new Caller("key:" + name, role);
    }
}
