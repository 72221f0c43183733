package io.holdfast.api.decisions;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.decisions.DecisionStore.Found;
import io.holdfast.api.pace.RightOfWay;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decisions: asked for, looked up, and decided again. */
@Path("/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
public final class DecisionsResource {

    /** As the annotation of the method says, for who does not ask it. */
    static final Set<Role> MAY_DECIDE = Set.of(Role.CRM, Role.ANALYST, Role.MANAGER, Role.ADMIN);

    private static final int UUID_LENGTH = 36;

    private final Decider decider;
    private final DecisionStore store;
    private final Replays replays;
    private final DecisionMetrics metrics;
    private final RightOfWay way;

    DecisionsResource(Decider decider, DecisionStore store, Replays replays, DecisionMetrics metrics, RightOfWay way) {
        this.decider = decider;
        this.store = store;
        this.replays = replays;
        this.metrics = metrics;
        this.way = way;
    }

    /** Lets work in the background wait for a decision that is asked for now. */
    void asked() {
        way.asked();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.CRM, Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.ADMIN})
    public byte[] decide(InputStream body, @Context SecurityContext security) throws IOException {
        return decide(body, Caller.of(security));
    }

    /** The same, for a caller who is known already. */
    byte[] decide(InputStream body, Caller caller) throws IOException {
        asked();
        return metrics.counted(() -> decider.decide(body.readAllBytes(), caller.name()))
                .bytes();
    }

    /** The answer exactly as it was sent. */
    @GET
    @Path("{id}")
    @RolesAllowed({Role.Words.CRM, Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.ADMIN})
    public byte[] answer(@PathParam("id") String id) {
        return kept(id).answer().getBytes(StandardCharsets.UTF_8);
    }

    @POST
    @Path("{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.CRM, Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.ADMIN})
    public byte[] replay(@PathParam("id") String id, InputStream body) throws IOException {
        return replays.replay(kept(id), body.readAllBytes()).toString().getBytes(StandardCharsets.UTF_8);
    }

    private KeptDecision kept(String id) {
        Found found = uuid(id).map(store::find).orElseGet(Found.Never::new);
        if (found instanceof Found.Kept kept) {
            return kept.decision();
        }
        throw found instanceof Found.Erased
                ? Problem.of(ProblemCode.ERASED, "The client of this decision was erased, and with them what it said.")
                        .exception()
                : Problem.of(
                                ProblemCode.NOT_FOUND,
                                "No decision of that id is kept: it was a dry run, is older than we keep them, or never was.")
                        .exception();
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return id.length() == UUID_LENGTH ? Optional.of(UUID.fromString(id)) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
