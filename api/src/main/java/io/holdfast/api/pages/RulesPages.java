package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.source.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

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
        return new Page("rules", frame, RulesView.of(visit.status(), shelf(visit, request), history(visit, request)));
    }

    /** Drafts are for those who edit rules or let them go live, and for nobody else. */
    private DraftShelf shelf(Visit visit, ContainerRequestContext request) {
        Caller caller = Caller.of(request.getSecurityContext());
        return caller.role() == Role.MANAGER
                ? DraftShelf.NONE
                : DraftShelf.of(bench.drafts().visibleTo(caller), caller, visit);
    }

    private History history(Visit visit, ContainerRequestContext request) {
        return History.of(bench.publishing().history(), Caller.of(request.getSecurityContext()), visit);
    }

    /** Makes an earlier revision what decides again. */
    @POST
    @Path("rollback")
    @RolesAllowed({Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rollBack(
            @Context ContainerRequestContext request,
            @FormParam("revision") @DefaultValue("") String revision,
            @FormParam("message") @DefaultValue("") String message) {
        try {
            Revision back = bench.revisions()
                    .named(revision)
                    .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND, "No revision of that name is kept.")
                            .exception());
            bench.publishing().rollBack(back, message, Caller.of(request.getSecurityContext()));
            return Response.seeOther(URI.create("/rules#history")).build();
        } catch (ProblemException refused) {
            return FailurePages.message(
                    visits.of(request),
                    refused.problem().status(),
                    "Nothing was rolled back",
                    refused.problem().detail(),
                    "The rule book that decided still does.");
        }
    }
}
