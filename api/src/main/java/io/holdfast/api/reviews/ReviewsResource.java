package io.holdfast.api.reviews;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.JsonBody;
import io.holdfast.api.clients.ClientIds;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.reviews.Reviewing.Said;
import io.holdfast.client.FactProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what managers say about recommendations, and tells it. */
@Path("/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
public final class ReviewsResource {

    private final Reviewing reviewing;
    private final ReviewStore store;

    public ReviewsResource(Reviewing reviewing, ReviewStore store) {
        this.reviewing = reviewing;
        this.store = store;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Response review(InputStream body, @Context SecurityContext security) throws IOException {
        Said said = reviewing.say(
                JsonBody.read(body.readAllBytes()), Caller.of(security).name());
        if (said instanceof Said.Kept kept) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("id", kept.id().toString());
            json.put("clientId", kept.clientId());
            kept.state().ifPresent(state -> json.set("recommendation", state));
            return Response.status(Response.Status.CREATED).entity(bytes(json)).build();
        }
        throw overtaken((Said.Overtaken) said);
    }

    /** What was said about a client's recommendations, and the state that leaves them in. */
    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public byte[] reviews(@QueryParam("clientId") @Nullable String clientId) {
        if (clientId == null || ClientIds.problem(clientId).isPresent()) {
            throw Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            "Say whose reviews: /v1/reviews?clientId=C-1",
                            List.of(new FactProblem("/clientId", "the id of a client is missing, or is none")))
                    .exception();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("clientId", clientId);
        json.putArray("reviews").addAll(store.reviews(clientId));
        json.putArray("recommendations").addAll(store.states(clientId));
        return bytes(json);
    }

    private static RuntimeException overtaken(Said.Overtaken overtaken) {
        String now = overtaken
                .state()
                .map(state -> "It is `" + state.path("state").asText() + "` in version "
                        + state.path("version").asText() + " now; look at it, then send that `version`.")
                .orElse("Nobody has said anything about it, or it was erased; send `version` 0 or none.");
        return Problem.of(
                        ProblemCode.CONFLICT,
                        now,
                        List.of(new FactProblem("/version", "this is not the latest version of the recommendation")))
                .exception();
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
