package io.holdfast.api.pages;

import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.ImpactTask;
import io.holdfast.api.drafts.Merge;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.decision.Options;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A draft on its way to going live: compared, reviewed, approved, published. */
@Path("/rules/drafts")
@Produces(PageHeaders.HTML)
public final class ReleasePages {

    private final DraftDoor door;
    private final Workbench bench;

    ReleasePages(DraftDoor door, Workbench bench) {
        this.door = door;
        this.bench = bench;
    }

    @POST
    @Path("{id}/impact")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response compare(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("on") @DefaultValue("") String on) {
        DraftVisit visit = door.open(request, id, Optional.of(on));
        return step(
                visit,
                DraftPanel.IMPACT,
                at -> bench.impactRequests()
                        .ofDraft(at.draft().id(), Optional.of(at.visit().asOf()), Options.STANDARD.top(), at.caller()));
    }

    @POST
    @Path("{id}/impact/cancel")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("run") @DefaultValue("") String run) {
        return step(
                door.open(request, id), DraftPanel.IMPACT, at -> bench.impacts().cancel(comparison(at.draft(), run)));
    }

    /** Begins or gives up what takes seconds to find out about a draft. */
    @POST
    @Path("{id}/gates")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response gates(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("do") @DefaultValue("") String what) {
        return step(door.open(request, id), DraftPanel.PUBLISH, at -> {
            switch (what) {
                case "cancel" -> bench.publishing().cancelGates(at.draft());
                case "start" -> bench.publishing().resumeGates(at.draft());
                default ->
                    throw Problem.of(ProblemCode.INVALID_REQUEST, "`do` is start or cancel.")
                            .exception();
            }
        });
    }

    @POST
    @Path("{id}/review")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response review(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("message") @DefaultValue("") String message) {
        return step(
                door.open(request, id),
                DraftPanel.PUBLISH,
                at -> bench.publishing().review(at.draft().id(), version, message, at.caller()));
    }

    @POST
    @Path("{id}/approve")
    @RolesAllowed({Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("message") @DefaultValue("") String message) {
        return step(
                door.open(request, id),
                DraftPanel.PUBLISH,
                at -> bench.publishing().approve(at.draft().id(), version, message, at.caller()));
    }

    @POST
    @Path("{id}/send-back")
    @RolesAllowed({Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response sendBack(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("message") @DefaultValue("") String message) {
        return step(
                door.open(request, id),
                DraftPanel.PUBLISH,
                at -> bench.publishing().sendBack(at.draft().id(), version, message, at.caller()));
    }

    @POST
    @Path("{id}/waive")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response waive(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("message") @DefaultValue("") String message) {
        return step(
                door.open(request, id),
                DraftPanel.PUBLISH,
                at -> bench.publishing().waive(at.draft().id(), version, message, at.caller()));
    }

    @POST
    @Path("{id}/publish")
    @RolesAllowed({Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response publish(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("message") @DefaultValue("") String message) {
        return step(
                door.open(request, id),
                DraftPanel.PUBLISH,
                at -> bench.publishing().publish(at.draft().id(), version, message, at.caller()));
    }

    /** Takes in what was published since, with what was chosen where both changed the same. */
    @POST
    @Path("{id}/merge")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response merge(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("onto") @DefaultValue("") String onto,
            @FormParam("take") List<String> takes) {
        return step(
                door.open(request, id),
                DraftPanel.CHANGES,
                at -> bench.merging()
                        .merge(
                                at.draft().id(),
                                version,
                                bench.revisions()
                                        .named(onto)
                                        .orElseThrow(() -> Problem.of(
                                                        ProblemCode.NOT_FOUND, "No revision of that name is kept.")
                                                .exception()),
                                takes.stream().map(ReleasePages::take).toList(),
                                at.caller()));
    }

    /** The comparison of a draft that a form names. */
    private UUID comparison(Draft draft, String id) {
        return bench.impacts()
                .lastOf(draft.id())
                .map(ImpactTask::id)
                .filter(last -> last.toString().equals(id))
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NOT_FOUND,
                                "That comparison is not the last one of this draft, so it was not cancelled.")
                        .exception());
    }

    private static Merge.Take take(String word) {
        return Arrays.stream(Merge.Take.values())
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(
                        () -> Problem.of(ProblemCode.INVALID_REQUEST, "Choose the draft's, the live one's, or both.")
                                .exception());
    }

    private Response step(DraftVisit visit, DraftPanel panel, Consumer<DraftVisit> step) {
        DraftVisit at = visit.at(panel);
        try {
            step.accept(at);
            return Response.seeOther(at.address().uri()).build();
        } catch (ProblemException refused) {
            return door.refused(at, refused.problem());
        }
    }
}
