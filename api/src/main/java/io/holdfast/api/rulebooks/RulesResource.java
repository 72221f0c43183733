package io.holdfast.api.rulebooks;

import io.holdfast.api.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

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
    public Response rules(@Context Request request) {
        BookStatus status = active.status();
        EntityTag tag = new EntityTag(status.state().word() + "-"
                + status.live().map(live -> live.revision().hash()).orElse("")
                + status.rejected().map(edit -> "-" + edit.at().toEpochMilli()).orElse(""));
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        return (same == null ? Response.ok(RulesReply.of(status, source)) : same)
                .tag(tag)
                .build();
    }
}
