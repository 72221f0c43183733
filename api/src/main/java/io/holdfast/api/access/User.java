package io.holdfast.api.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A person who may log in, without the password.
 *
 * @param name in small letters, unique
 * @param createdBy the caller who added them
 */
public record User(String name, Role role, Instant createdAt, String createdBy, Optional<Instant> disabledAt) {

    public boolean isActive() {
        return disabledAt.isEmpty();
    }

    /** The person as a caller. */
    Caller caller() {
        return caller(name, role);
    }

    static Caller caller(String name, Role role) {
        return new Caller("user:" + name, role);
    }
}
