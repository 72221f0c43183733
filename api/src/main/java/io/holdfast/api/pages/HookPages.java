package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.api.webhooks.Hooks;
import io.holdfast.client.FactProblem;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where events are sent, for administrators. */
@Path("/settings/webhooks")
@Produces(PageHeaders.HTML)
public final class HookPages {

    private static final Map<String, String> SAID = Map.of(
            "paused", "Paused. What happens from now on waits until it is resumed.",
            "resumed", "Resumed. What waited is sent in the order in which it happened.",
            "replayed", "What had been given up is sent again.",
            "removed", "Removed. Nothing is sent there any more.");

    private final Visits visits;
    private final Hooks hooks;

    HookPages(Visits visits, Hooks hooks) {
        this.visits = visits;
        this.hooks = hooks;
    }

    @GET
    @RolesAllowed(Role.Words.ADMIN)
    public Response all(@Context ContainerRequestContext request, @QueryParam("done") @DefaultValue("") String done) {
        return page(request, 200, null, HooksView.Form.EMPTY, SAID.getOrDefault(done, ""));
    }

    @POST
    @RolesAllowed(Role.Words.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            @Context ContainerRequestContext request,
            @FormParam("url") @DefaultValue("") String url,
            @FormParam("event") List<String> events) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!url.isBlank()) {
            json.put("url", url.strip());
        }
        ArrayNode wanted = json.putArray("events");
        events.forEach(wanted::add);
        try {
            Hooks.Added added = hooks.add(json, actor(request));
            return page(
                    request, 200, new HooksView.Fresh(added.hook().url(), added.secret()), HooksView.Form.EMPTY, "");
        } catch (ProblemException refused) {
            return page(request, 422, null, new HooksView.Form(url, events, words(refused.problem())), "");
        }
    }

    @POST
    @Path("{id}/pause")
    @RolesAllowed(Role.Words.ADMIN)
    public Response pause(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return done(request, "paused", () -> hooks.pause(id, actor(request)));
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed(Role.Words.ADMIN)
    public Response resume(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return done(request, "resumed", () -> hooks.resume(id, actor(request)));
    }

    @POST
    @Path("{id}/replay")
    @RolesAllowed(Role.Words.ADMIN)
    public Response replay(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return done(request, "replayed", () -> hooks.replay(id, actor(request)));
    }

    @POST
    @Path("{id}/remove")
    @RolesAllowed(Role.Words.ADMIN)
    public Response remove(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return done(request, "removed", () -> hooks.remove(id, actor(request)));
    }

    private Response done(ContainerRequestContext request, String word, Runnable deed) {
        try {
            deed.run();
            return Response.seeOther(URI.create("/settings/webhooks?done=" + word))
                    .build();
        } catch (ProblemException refused) {
            return FailurePages.message(
                    visits.of(request),
                    refused.problem().status(),
                    "That cannot be done",
                    refused.problem().detail(),
                    "Nothing was changed. Somebody may have removed it meanwhile.");
        }
    }

    private Response page(
            ContainerRequestContext request,
            int status,
            HooksView.@Nullable Fresh added,
            HooksView.Form form,
            String said) {
        Visit visit = visits.of(request);
        HooksView view = HooksView.of(hooks, visit.now(), added, form, said, visit);
        Frame frame = visit.frame(
                "Webhooks", "Other systems that are told of recommendations as they come, change, come due and go.");
        return Response.status(status).entity(new Page("webhooks", frame, view)).build();
    }

    private static List<String> words(Problem problem) {
        return problem.errors().isEmpty()
                ? List.of(problem.detail())
                : problem.errors().stream().map(FactProblem::message).toList();
    }

    private static String actor(ContainerRequestContext request) {
        return Caller.of(request.getSecurityContext()).name();
    }
}
