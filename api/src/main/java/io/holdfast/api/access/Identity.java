package io.holdfast.api.access;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** A caller as Jersey hands it to resources. */
record Identity(Caller caller, boolean isSecure, String scheme) implements SecurityContext {

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
        return scheme;
    }
}
