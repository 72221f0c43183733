package io.holdfast.api.queue;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Optional;
import java.util.UUID;

/** Rounds over the whole book: begun by hand, watched, cancelled. */
@Path("/v1/reviews/rounds")
@Produces(MediaType.APPLICATION_JSON)
public final class RoundsResource {

    private static final int SHOWN = 20;

    private final RoundStore store;
    private final Rounds rounds;
    private final QueueDay.Days days;

    RoundsResource(RoundStore store, Rounds rounds, QueueDay.Days days) {
        this.store = store;
        this.rounds = rounds;
        this.days = days;
    }

    /** Asks for a round; it begins within seconds. */
    @POST
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Response ask(@Context SecurityContext security) {
        Round round = rounds.begin(Caller.of(security).name());
        return Response.status(Response.Status.ACCEPTED)
                .entity(RoundReply.of(round))
                .header("Location", "/v1/reviews/rounds/" + round.id())
                .build();
    }

    /** The newest rounds with how far they are. */
    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Object rounds() {
        return RoundReply.Several.of(store.newest(SHOWN));
    }

    /** How far a round is. */
    @GET
    @Path("{id}")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Object round(@PathParam("id") String id) {
        return RoundReply.of(found(uuid(id)));
    }

    /** Ends a round as soon as it can; what it wrote stays. One that is over stays as it is. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public Object cancel(@PathParam("id") String id, @Context SecurityContext security) {
        Round round = found(uuid(id));
        if (!round.state().isOver()) {
            store.cancel(round.id(), Caller.of(security).name(), days.instant());
        }
        return RoundReply.of(found(round.id()));
    }

    private Round found(UUID id) {
        return store.find(id).orElseThrow(RoundsResource::unknown);
    }

    private static UUID uuid(String id) {
        try {
            return Optional.of(id)
                    .filter(text -> text.length() == 36)
                    .map(UUID::fromString)
                    .orElseThrow(RoundsResource::unknown);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problem.of(ProblemCode.NOT_FOUND, "There is no round of that id, or it is older than we keep them.")
                .exception();
    }
}
