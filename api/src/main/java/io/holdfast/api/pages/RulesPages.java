package io.holdfast.api.pages;

import io.holdfast.api.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** The rule book to read, and what is wrong with a rejected edit. */
@Path("/rules")
@Produces(PageHeaders.HTML)
public final class RulesPages {

    private final Visits visits;

    RulesPages(Visits visits) {
        this.visits = visits;
    }

    @GET
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Page rules(@Context UriInfo uri) {
        Visit visit = visits.of(uri);
        Frame frame = visit.frame("Rules", "The rule book that decides, rule by rule, as the files say it.");
        return new Page("rules", frame, RulesView.of(visit.status()));
    }
}
