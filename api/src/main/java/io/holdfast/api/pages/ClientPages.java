package io.holdfast.api.pages;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.rulebook.RuleBook;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The client list and each client's page. */
@Path("/clients")
@Produces(PageHeaders.HTML)
public final class ClientPages {

    private static final String FACT = "f.";

    private final Visits visits;
    private final ClientListDesk lists;
    private final ClientDesk desk;
    private final ReviewDesk reviews;

    ClientPages(Visits visits, ClientListDesk lists, ClientDesk desk, ReviewDesk reviews) {
        this.visits = visits;
        this.lists = lists;
        this.desk = desk;
        this.reviews = reviews;
    }

    /** The list; or a client whose id a path cannot carry. */
    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response list(
            @Context ContainerRequestContext request,
            @QueryParam("id") @DefaultValue("") String id,
            @QueryParam("why") @DefaultValue("") String why) {
        if (!id.isEmpty()) {
            return client(request, id, why);
        }
        Visit visit = visits.of(request);
        return visit.book().map(book -> lists.page(visit, book)).orElseGet(() -> FailurePages.noBook(visit));
    }

    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Path("{id}")
    public Response client(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("why") @DefaultValue("") String why) {
        Visit visit = visits.of(request);
        return visit.book()
                .map(book -> desk.page(visit, book, id, ClientDesk.Asked.why(why)))
                .orElseGet(() -> FailurePages.noBook(visit));
    }

    /** What would be decided with other facts; nothing is kept. */
    @POST
    @Path("what-if")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response whatIf(
            @Context ContainerRequestContext request,
            @QueryParam("id") @DefaultValue("") String id,
            MultivaluedMap<String, String> form) {
        Visit visit = visits.of(request);
        return visit.book()
                .map(book -> desk.page(visit, book, id, ClientDesk.Asked.whatIf(path -> form.getFirst(FACT + path))))
                .orElseGet(() -> FailurePages.noBook(visit));
    }

    /** Does something with one of the client's recommendations, and shows the client as they are then. */
    @POST
    @Path("deeds")
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @Context ContainerRequestContext request,
            @QueryParam("id") @DefaultValue("") String id,
            @FormParam("pick") List<String> picks,
            @FormParam("do") @DefaultValue("") String deed,
            @FormParam("to") @DefaultValue("") String to,
            @FormParam("until") @DefaultValue("") String until,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("amount") @DefaultValue("") String amount) {
        Visit visit = visits.of(request);
        Optional<RuleBook> book = visit.book();
        if (book.isEmpty()) {
            return FailurePages.noBook(visit);
        }
        ReviewForm form = new ReviewForm(picks, deed, to, until, reason, amount);
        ReviewDesk.Done done =
                reviews.act(form, Caller.of(request.getSecurityContext()).name(), visit, visit.lens(book.get()));
        return desk.page(
                visit, book.get(), id, ClientDesk.Asked.done(done.wrong().isEmpty() ? ReviewForm.EMPTY : form, done));
    }
}
