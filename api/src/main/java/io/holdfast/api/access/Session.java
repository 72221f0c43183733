package io.holdfast.api.access;

import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/**
 * A person who has logged in.
 *
 * @param csrfToken what a form has to bring along, so that it is one of ours
 */
public record Session(String user, Role role, String csrfToken) {

    /** The session a request belongs to; empty where it came with a key, or from nobody. */
    public static Optional<Session> of(SecurityContext security) {
        return security instanceof Identity identity ? identity.session() : Optional.empty();
    }

    Caller caller() {
        return User.caller(user, role);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Session[" + user + "]";
    }
}
