package io.holdfast.api.webhooks;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.JsonBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;

/** Targets of events: added, listed, paused, removed; and what they would not take. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhooksResource {

    private static final int SHOWN = 100;

    private final Hooks hooks;

    WebhooksResource(Hooks hooks) {
        this.hooks = hooks;
    }

    @GET
    @RolesAllowed(Role.Words.ADMIN)
    public Object list() {
        return new WebhookReply.Several(
                hooks.all().stream().map(one -> WebhookReply.of(one, null)).toList());
    }

    /** Adds a target; its secret is shown now and never again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Words.ADMIN)
    public Response add(@Context SecurityContext security, InputStream body) throws IOException {
        Hooks.Added added = hooks.add(
                JsonBody.read(body.readAllBytes()), Caller.of(security).name());
        return Response.status(Response.Status.CREATED)
                .entity(WebhookReply.of(added.hook(), added.secret()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.Words.ADMIN)
    public Response remove(@PathParam("id") String id, @Context SecurityContext security) {
        hooks.remove(id, Caller.of(security).name());
        return Response.noContent().build();
    }

    /** Sends a target nothing until it is resumed. */
    @POST
    @Path("{id}/pause")
    @RolesAllowed(Role.Words.ADMIN)
    public Object pause(@PathParam("id") String id, @Context SecurityContext security) {
        return WebhookReply.of(hooks.pause(id, Caller.of(security).name()), null);
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed(Role.Words.ADMIN)
    public Object resume(@PathParam("id") String id, @Context SecurityContext security) {
        return WebhookReply.of(hooks.resume(id, Caller.of(security).name()), null);
    }

    /** What a target would not take, the first hundred. */
    @GET
    @Path("{id}/dead")
    @RolesAllowed(Role.Words.ADMIN)
    public Object dead(@PathParam("id") String id) {
        return new WebhookReply.Dead(
                hooks.dead(id, SHOWN).stream().map(WebhookReply.DeadEvent::of).toList());
    }

    /** Sends again what a target would not take. */
    @POST
    @Path("{id}/replay")
    @RolesAllowed(Role.Words.ADMIN)
    public Object replay(@PathParam("id") String id, @Context SecurityContext security) {
        return new WebhookReply.Replayed(hooks.replay(id, Caller.of(security).name()));
    }
}
