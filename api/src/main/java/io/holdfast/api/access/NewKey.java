package io.holdfast.api.access;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A key as somebody asks for it.
 *
 * @param callsPerMinute no limit where empty
 */
public record NewKey(String name, Role role, Optional<Instant> expiresAt, OptionalInt callsPerMinute) {

    /** One that does not expire and may call as often as it likes. */
    public static NewKey of(String name, Role role) {
        return new NewKey(name, role, Optional.empty(), OptionalInt.empty());
    }
}
