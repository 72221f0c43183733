package io.holdfast.api.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person who may log in, without the password.
 *
 * @param name in small letters, unique
 * @param createdBy the caller who added them
 * @param goesBy what else they are called where something is theirs: their full name, their team, their e-mail address
 */
public record User(
        String name,
        Role role,
        Instant createdAt,
        String createdBy,
        Optional<Instant> disabledAt,
        List<String> goesBy) {

    /** The most names beside their own. */
    public static final int MOST_NAMES = 20;

    public User {
        goesBy = List.copyOf(goesBy);
    }

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
