package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.Workbench;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;

/** The rule book to read, and what is wrong with a rejected edit. */
@Path("/rules")
@Produces(PageHeaders.HTML)
public final class RulesPages {

    private final Visits visits;

    private final Workbench bench;

    RulesPages(Visits visits, Workbench bench) {
        this.visits = visits;
        this.bench = bench;
    }

    @GET
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Page rules(@Context ContainerRequestContext request) {
        Visit visit = visits.of(request);
        Frame frame = visit.frame("Rules", "The rule book that decides, rule by rule, as the files say it.");
        return new Page("rules", frame, RulesView.of(visit.status(), shelf(visit, request)));
    }

    /** Drafts are for those who edit rules or let them go live, and for nobody else. */
    private DraftShelf shelf(Visit visit, ContainerRequestContext request) {
        Caller caller = Caller.of(request.getSecurityContext());
        return caller.role() == Role.MANAGER
                ? DraftShelf.NONE
                : DraftShelf.of(bench.drafts().visibleTo(caller), caller, visit);
    }
}
