package io.holdfast.api.pages;

import io.holdfast.api.access.Role;
import io.holdfast.api.clients.ClientShelf;
import io.holdfast.api.clients.ShelfRow;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import io.holdfast.rulebook.RuleBook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The client list and each client's page. */
@Path("/")
@Produces(PageHeaders.HTML)
public final class ClientPages {

    private final Visits visits;
    private final ClientShelf shelf;

    ClientPages(Visits visits, ClientShelf shelf) {
        this.visits = visits;
        this.shelf = shelf;
    }

    /** The list, or a client whose id a path cannot carry. */
    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Path("clients")
    public Response list(@Context ContainerRequestContext request, @QueryParam("id") @DefaultValue("") String id) {
        Visit visit = visits.of(request);
        return id.isEmpty()
                ? visit.book().map(book -> list(visit, book)).orElseGet(() -> FailurePages.noBook(visit))
                : client(request, id);
    }

    @GET
    @RolesAllowed({Role.Words.MANAGER, Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Path("clients/{id}")
    public Response client(@Context ContainerRequestContext request, @PathParam("id") String id) {
        Visit visit = visits.of(request);
        return visit.book().map(book -> client(visit, book, id)).orElseGet(() -> FailurePages.noBook(visit));
    }

    private Response list(Visit visit, RuleBook book) {
        List<ShelfRow> rows = shelf.rows(visit.asOf());
        ClientListView view = ClientListView.of(rows, query(visit.request()), visit.lens(book), visit::href);
        Frame frame = visit.frame("Clients", sentence(rows.size()));
        return Response.ok(new Page("clients", frame, view)).build();
    }

    /** Says so where the list leaves clients out. */
    private String sentence(int listed) {
        long all = listed < ClientShelf.MOST ? listed : shelf.count();
        return all <= listed
                ? "What to do next for each client, what brings most first."
                : "What to do next for the first " + PageText.number(listed) + " of " + PageText.counted(all, "client")
                        + " by id, what brings most first. Search and filters look through these only; "
                        + "every client has a page of their own.";
    }

    private static ListQuery query(Visits.Request request) {
        return new ListQuery(
                request.parameter("q"),
                request.parameter("health"),
                request.parameter("playbook"),
                request.parameter("segment"),
                request.parameter("status"),
                request.parameter("sort"),
                page(request.parameter("page")));
    }

    private static int page(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 1;
    }

    private Response client(Visit visit, RuleBook book, String id) {
        Optional<ShelfRow> row = shelf.row(id, visit.asOf());
        if (row.isEmpty()) {
            return FailurePages.message(
                    visit,
                    404,
                    "No such client",
                    "The client book holds nobody with the id “" + id + "”.",
                    "Search by name above, or look through all clients.");
        }
        Optional<Decision> decision = row.get().decision();
        Optional<Client> client = row.get().client();
        if (decision.isEmpty() || client.isEmpty()) {
            return unreadable(visit, row.get());
        }
        BookLens lens = visit.lens(book);
        ClientView view = ClientView.of(client.get(), decision.get(), lens, visit.href(ClientPaths.tryWith(id)));
        Frame frame = visit.frame(ClientRow.name(row.get()), ClientView.sentence(client.get(), lens.text()));
        return Response.ok(new Page("client", frame, view)).build();
    }

    /** Answered as a page like any other: the facts are bad, not the request. */
    private static Response unreadable(Visit visit, ShelfRow row) {
        return FailurePages.message(
                visit,
                200,
                ClientRow.name(row),
                "Nothing can be decided for this client.",
                row.problems().stream().map(FactProblem::toString).collect(Collectors.joining(" ")));
    }
}
