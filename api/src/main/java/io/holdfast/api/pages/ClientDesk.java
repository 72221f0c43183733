package io.holdfast.api.pages;

import io.holdfast.api.clients.ClientShelf;
import io.holdfast.api.clients.ShelfRow;
import io.holdfast.api.decisions.KnownHistory;
import io.holdfast.api.queue.QueueStore;
import io.holdfast.api.queue.StandingListStore;
import io.holdfast.api.reviews.Reviewing;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.decision.SetAside;
import io.holdfast.rulebook.RuleBook;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a client's page together. */
final class ClientDesk {

    private static final int TOP = 5;
    /** What is only pushed down the list is not gone. */
    private static final Options ALL = new Options(100, Explain.NONE);

    private final ClientShelf shelf;
    private final DecisionEngine engine;
    private final QueueStore queue;
    private final StandingListStore standings;
    private final Reviewing reviewing;
    private final KnownHistory history;

    ClientDesk(
            ClientShelf shelf,
            DecisionEngine engine,
            QueueStore queue,
            StandingListStore standings,
            Reviewing reviewing,
            KnownHistory history) {
        this.shelf = shelf;
        this.engine = engine;
        this.queue = queue;
        this.standings = standings;
        this.reviewing = reviewing;
        this.history = history;
    }

    /**
     * What the page is asked for besides the client.
     *
     * @param why an action to say why it is not recommended; empty for none
     * @param typed facts to decide with instead; empty for none
     */
    record Asked(String why, Optional<UnaryOperator<@Nullable String>> typed, ReviewForm form, ReviewDesk.Done done) {

        static final Asked NOTHING = why("");

        static Asked why(String action) {
            return new Asked(action, Optional.empty(), ReviewForm.EMPTY, ClientAround.NOTHING_DONE);
        }

        static Asked whatIf(UnaryOperator<@Nullable String> typed) {
            return new Asked("", Optional.of(typed), ReviewForm.EMPTY, ClientAround.NOTHING_DONE);
        }

        static Asked done(ReviewForm form, ReviewDesk.Done done) {
            return new Asked("", Optional.empty(), form, done);
        }
    }

    Response page(Visit visit, RuleBook book, String id, Asked asked) {
        List<SetAside> aside = setAside(visit, id);
        Optional<ShelfRow> row = shelf.row(id, visit.asOf(), Options.STANDARD.with(aside));
        if (row.isEmpty()) {
            return FailurePages.message(
                    visit,
                    404,
                    "No such client",
                    "The client book holds nobody with the id “" + id + "”.",
                    "They may have been erased. Search by name above, or look through all clients.");
        }
        Optional<Decision> decision = row.get().decision();
        Optional<Client> client = row.get().client();
        if (decision.isEmpty() || client.isEmpty()) {
            return unreadable(visit, row.get());
        }
        BookLens lens = visit.lens(book);
        ClientAround around = around(visit, book, client.get(), asked, aside);
        ClientView view =
                ClientView.of(client.get(), decision.get(), lens, visit.href(ClientPaths.tryWith(id)), around);
        Frame frame = visit.frame(ClientRow.name(row.get()), ClientView.sentence(client.get(), lens.text()));
        return Response.status(asked.done().status())
                .entity(new Page("client", frame, view))
                .build();
    }

    /**
     * What managers do not want proposed, known as a decision for the day would know it. A book whose own day is past is shown
     * with what was said since.
     */
    private List<SetAside> setAside(Visit visit, String id) {
        boolean past = visit.dayGiven() && visit.asOf().isBefore(visit.today());
        LocalDate known = past ? visit.asOf() : visit.today();
        return history.of(id, known, visit.zone()).setAsideOn(visit.asOf());
    }

    private ClientAround around(Visit visit, RuleBook book, Client client, Asked asked, List<SetAside> aside) {
        boolean manages = visit.visitor().filter(Visitor::manages).isPresent();
        boolean known = book.catalogue().action(asked.why()).isPresent();
        Optional<WhatIfForm> typed = asked.typed()
                .map(one -> WhatIfForm.of(client, one, visit.lens(book).text()));
        return new ClientAround(
                Optional.of(visit),
                standings.one(client.id()),
                manages ? queue.of(client.id(), visit.asOf()) : List.of(),
                manages ? reviewing.of(client.id()) : List.of(),
                known ? asked.why() : "",
                known
                        ? Optional.of(engine.decide(
                                book, client, new Options(TOP, Explain.FULL, Optional.of(asked.why())).with(aside)))
                        : Optional.empty(),
                asked.form(),
                asked.done(),
                typed,
                typed.filter(one -> !one.changes().isEmpty())
                        .map(one -> new ClientAround.Both(
                                engine.decide(book, client, ALL.with(aside)),
                                engine.decide(book, one.changed(), ALL.with(aside)))));
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
