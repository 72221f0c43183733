package io.holdfast.api.drafts;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.Fields;
import io.holdfast.client.FactProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Drafts on their way to being what decides: reviewed, approved, published. */
@Path("/v1/rules/drafts")
@Produces(MediaType.APPLICATION_JSON)
public final class PublishingResource {

    private static final int LONGEST = 4_000;

    private final Drafts drafts;
    private final Publishing publishing;

    PublishingResource(Drafts drafts, Publishing publishing) {
        this.drafts = drafts;
        this.publishing = publishing;
    }

    /** What stands between a draft and its being published, as far as that is known, and what people did about it. */
    @GET
    @Path("{id}/gates")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Object gates(@PathParam("id") String id, @Context SecurityContext security) {
        Draft draft = drafts.find(DraftsResource.uuid(id), Caller.of(security));
        List<Gate> gates = publishing.gates(draft);
        return Map.of(
                "version",
                draft.version(),
                "open",
                gates.stream().allMatch(Gate::open),
                "running",
                gates.stream().anyMatch(Gate::isRunning),
                "gates",
                gates.stream().map(DraftReply.GateReply::of).toList(),
                "marks",
                publishing.marks(draft).stream().map(DraftReply.MarkReply::of).toList());
    }

    @POST
    @Path("{id}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response review(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Said said = said(id, "message", headers, security, body);
        return DraftsResource.answer(
                Response.ok(), publishing.review(said.draft(), said.version(), said.message(), said.caller()));
    }

    @POST
    @Path("{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response approve(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Said said = said(id, "message", headers, security, body);
        return DraftsResource.answer(
                Response.ok(), publishing.approve(said.draft(), said.version(), said.message(), said.caller()));
    }

    @POST
    @Path("{id}/send-back")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response sendBack(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Said said = said(id, "message", headers, security, body);
        return DraftsResource.answer(
                Response.ok(), publishing.sendBack(said.draft(), said.version(), said.message(), said.caller()));
    }

    @POST
    @Path("{id}/waive")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response waive(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Said said = said(id, "reason", headers, security, body);
        return DraftsResource.answer(
                Response.ok(), publishing.waive(said.draft(), said.version(), said.message(), said.caller()));
    }

    @POST
    @Path("{id}/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Object publish(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Said said = said(id, "message", headers, security, body);
        return DraftReply.Published.of(publishing.publish(said.draft(), said.version(), said.message(), said.caller()));
    }

    private Said said(String id, String key, HttpHeaders headers, SecurityContext security, InputStream body)
            throws IOException {
        Caller caller = Caller.of(security);
        UUID draft = DraftsResource.uuid(id);
        long version = DraftTag.known(headers);
        List<FactProblem> problems = new ArrayList<>();
        Fields fields = DraftsResource.fields(body, List.of(key), problems);
        String message = fields.text(key, LONGEST).orElse("");
        DraftsResource.refuseBad(problems);
        return new Said(draft, version, message, caller);
    }

    private record Said(UUID draft, long version, String message, Caller caller) {}
}
