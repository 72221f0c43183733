package io.holdfast.api.pages;

import io.holdfast.api.clients.ClientShelf;
import io.holdfast.api.clients.ShelfRow;
import io.holdfast.api.queue.StandingListStore;
import io.holdfast.rulebook.RuleBook;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * Puts the list of clients together: all of them as the last round left them; for any other day, and before the first
 * round, the first of them decided for while somebody waits.
 */
final class ClientListDesk {

    private final ClientShelf shelf;
    private final StandingListStore standings;

    ClientListDesk(ClientShelf shelf, StandingListStore standings) {
        this.shelf = shelf;
        this.standings = standings;
    }

    Response page(Visit visit, RuleBook book) {
        boolean round = standings.asOf().filter(visit.asOf()::equals).isPresent();
        return round ? standing(visit, book) : decided(visit, book);
    }

    private Response standing(Visit visit, RuleBook book) {
        ListQuery query = query(visit.request());
        ClientListView view = StandingView.of(standings, query, visit.lens(book), visit::href);
        Frame frame =
                visit.frame("Clients", "How every client stands, and what to do next, as the last round left it.");
        return Response.ok(new Page("clients", frame, view)).build();
    }

    private Response decided(Visit visit, RuleBook book) {
        List<ShelfRow> rows = shelf.rows(visit.asOf());
        ClientListView view = ClientListView.of(rows, query(visit.request()), visit.lens(book), visit::href);
        return Response.ok(new Page("clients", visit.frame("Clients", sentence(rows.size())), view))
                .build();
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
}
