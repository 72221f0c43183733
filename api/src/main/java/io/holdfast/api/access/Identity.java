package io.holdfast.api.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/**
 * A caller as Jersey hands it to resources.
 *
 * @param session how they are known, where it is by having logged in
 */
record Identity(Caller caller, Optional<Session> session, boolean isSecure) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    /** Admins may do everything. */
    @Override
    public boolean isUserInRole(String role) {
        return caller.role() == Role.ADMIN || caller.role().word().equals(role);
    }

    @Override
    public String getAuthenticationScheme() {
        return session.isPresent() ? "Session" : "Bearer";
    }
}
