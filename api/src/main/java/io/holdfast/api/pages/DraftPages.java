package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Drafts on pages: begun, opened, shared, given up; and their files made, named and taken away. */
@Path("/rules/drafts")
@Produces(PageHeaders.HTML)
public final class DraftPages {

    private final DraftDoor door;
    private final Workbench bench;
    private final Visits visits;

    DraftPages(DraftDoor door, Workbench bench, Visits visits) {
        this.door = door;
        this.bench = bench;
        this.visits = visits;
    }

    @POST
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(
            @Context ContainerRequestContext request, @FormParam("title") @DefaultValue("") String title) {
        Caller caller = Caller.of(request.getSecurityContext());
        try {
            Draft draft = bench.drafts().create(caller, title);
            return Response.seeOther(URI.create(new DraftAddress(draft.id(), "", DraftPanel.CHANGES).path()))
                    .build();
        } catch (ProblemException refused) {
            return FailurePages.message(
                    visits.of(request),
                    refused.problem().status(),
                    "No draft was begun",
                    refused.problem().detail(),
                    "Go back: what you typed is still there.");
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Page open(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("as") @DefaultValue("") String as) {
        DraftVisit visit = door.open(request, id);
        return door.desk()
                .page(
                        as.equals("text")
                                ? DraftVisit.of(visit.visit(), visit.caller(), visit.draft(), visit.address(), true)
                                : visit);
    }

    @POST
    @Path("{id}/describe")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response describe(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("title") @DefaultValue("") String title,
            @FormParam("shared") @DefaultValue("") String shared) {
        return door.step(
                request,
                id,
                visit -> bench.drafts().describe(visit.draft().id(), version, title, !shared.isEmpty(), visit.caller()),
                DraftVisit::address);
    }

    @POST
    @Path("{id}/discard")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response discard(
            @Context ContainerRequestContext request, @PathParam("id") String id, @FormParam("version") long version) {
        return door.step(
                request,
                id,
                visit -> bench.drafts().discard(visit.draft().id(), version, visit.caller()),
                DraftVisit::address);
    }

    @POST
    @Path("{id}/reopen")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reopen(
            @Context ContainerRequestContext request, @PathParam("id") String id, @FormParam("version") long version) {
        return door.step(
                request,
                id,
                visit -> bench.drafts().reopen(visit.draft().id(), version, visit.caller()),
                DraftVisit::address);
    }

    /** A new file, another name, or none any more. */
    @POST
    @Path("{id}/files")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response files(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("do") @DefaultValue("") String what,
            @FormParam("path") @DefaultValue("") String path,
            @FormParam("to") @DefaultValue("") String to) {
        String wanted = to.strip();
        return door.step(
                request,
                id,
                visit -> {
                    UUID draft = visit.draft().id();
                    switch (what) {
                        case "new" ->
                            bench.drafts().write(draft, version, wanted, FileBeginnings.of(wanted), visit.caller());
                        case "rename" -> bench.drafts().rename(draft, version, path, wanted, visit.caller());
                        case "remove" -> bench.drafts().remove(draft, version, path, visit.caller());
                        default -> bench.drafts().restore(draft, version, path, visit.caller());
                    }
                },
                visit -> List.of("new", "rename").contains(what)
                        ? visit.address().of(wanted)
                        : visit.address());
    }
}
