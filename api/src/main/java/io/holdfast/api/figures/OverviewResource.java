package io.holdfast.api.figures;

import io.holdfast.api.access.Role;
import io.holdfast.api.clients.LiveDay;
import io.holdfast.api.clients.Query;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;

/** All figures of the book at once, as the page of the book shows them. */
@Path("/v1/reports/overview")
@Produces(MediaType.APPLICATION_JSON)
public final class OverviewResource {

    private final ActiveBook active;
    private final Overviews overviews;
    private final Clock clock;

    OverviewResource(ActiveBook active, Overviews overviews, Clock clock) {
        this.active = active;
        this.overviews = overviews;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    public byte[] get(@Context UriInfo uri) {
        LiveDay live = LiveDay.of(active, clock);
        Query query = Query.of(uri, "asOf");
        LocalDate day = query.dayUpTo("asOf", live.today()).orElse(live.today());
        query.refuseIfWrong();
        return overviews
                .on(day, live.book().catalogue())
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NOT_FOUND,
                                overviews
                                        .first()
                                        .map(first ->
                                                "No figures were kept of " + day + "; the first are of " + first + ".")
                                        .orElse("No figures are kept yet. They are made after the first round over the"
                                                + " stored clients."))
                        .exception())
                .json()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
