package io.holdfast.api.access;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

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

    /** The caller of a request; the problem that there is none otherwise. */
    public static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw Problem.of(ProblemCode.UNAUTHENTICATED, "Send an API key: `Authorization: Bearer …`.")
                .exception();
    }
}
