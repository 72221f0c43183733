package io.holdfast.api.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/**
 * Whoever a request comes from, once they have shown it.
 *
 * @param name unique among callers, and fit for the audit trail: {@code user:anna}, {@code key:crm-nightly}
 */
public record Caller(String name, Role role) implements Principal {

    @Override
    public String getName() {
        return name;
    }

    /** The caller of a request; empty where nobody has shown who they are. */
    public static Optional<Caller> in(SecurityContext security) {
        return security.getUserPrincipal() instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    /** The caller of a request; the problem that there is none otherwise. */
    public static Caller of(SecurityContext security) {
        return in(security).orElseThrow(Credentials::missing);
    }
}
