package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Leads everybody to their own work. */
@Path("/")
@Produces(PageHeaders.HTML)
public final class HomePage {

    private final Visits visits;

    HomePage(Visits visits) {
        this.visits = visits;
    }

    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response home(@Context ContainerRequestContext request) {
        Role role = Caller.of(request.getSecurityContext()).role();
        String work = role == Role.ANALYST || role == Role.PUBLISHER ? "/rules" : "/review";
        return Response.seeOther(URI.create(visits.of(request).href(work))).build();
    }
}
