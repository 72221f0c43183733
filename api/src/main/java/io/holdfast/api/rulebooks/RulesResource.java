package io.holdfast.api.rulebooks;

import io.holdfast.api.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The live rule book, and the last edit where it was rejected. */
@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
public final class RulesResource {

    private final ActiveBook active;
    private final BookSource source;

    public RulesResource(ActiveBook active, BookSource source) {
        this.active = active;
        this.source = source;
    }

    @GET
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Object rules() {
        return RulesReply.of(active.status(), source);
    }
}
