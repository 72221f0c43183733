package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.clients.ClientShelf;
import io.holdfast.api.drafts.Checked;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.decision.Recommendation;
import io.holdfast.rulebook.RuleBook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** A draft tried on one client. */
@Path("/rules/drafts")
@Produces(PageHeaders.HTML)
public final class TrialPages {

    private final DraftDoor door;
    private final Workbench bench;
    private final ClientShelf shelf;
    private final DecisionEngine engine;
    private final FactsText reader;

    TrialPages(DraftDoor door, Workbench bench, ClientShelf shelf, DecisionEngine engine, FactsText reader) {
        this.door = door;
        this.bench = bench;
        this.shelf = shelf;
        this.engine = engine;
        this.reader = reader;
    }

    @POST
    @Path("{id}/try")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Page tried(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("client") @DefaultValue("") String client,
            @FormParam("facts") @DefaultValue("") String facts,
            @FormParam("on") @DefaultValue("") String on,
            @FormParam("action") @DefaultValue("") String action) {
        DraftVisit visit = door.open(request, id, Optional.of(on)).at(DraftPanel.TRY);
        Checked checked = bench.checks().check(visit.draft());
        Asked asked = new Asked(client.strip(), facts.strip(), action.strip());
        TriedView view = checked.book()
                .map(book -> tried(visit, checked, book, asked))
                .orElseGet(() -> refused(
                        visit,
                        checked,
                        asked,
                        List.of(new FactProblem("", "The draft has mistakes. Mend what Problems lists first."))));
        return door.desk().page(visit.trying(view));
    }

    /** What a form asked about. */
    private record Asked(String client, String facts, String action) {}

    private TriedView tried(DraftVisit visit, Checked checked, RuleBook book, Asked asked) {
        Optional<String> json = asked.facts().isEmpty()
                ? shelf.facts(asked.client()).map(JsonNode::toString)
                : Optional.of(asked.facts());
        if (json.isEmpty()) {
            String why = asked.client().isEmpty()
                    ? "Choose a client, or give the facts of one."
                    : "No client of the id `" + asked.client() + "` is stored. Choose one, or give the facts of one.";
            return refused(visit, checked, asked, List.of(new FactProblem("", why)));
        }
        return reader.read(book, json.get(), visit.visit().asOf())
                .fold(
                        client -> answered(visit, checked, book, asked, client),
                        problems -> refused(visit, checked, asked, problems));
    }

    private TriedView answered(DraftVisit visit, Checked checked, RuleBook book, Asked asked, Client client) {
        Optional<String> path =
                Optional.of(asked.action()).filter(book.catalogue().actions()::containsKey);
        Decision decision = engine.decide(book, client, new Options(5, Explain.FULL, path));
        BookLens lens = new BookLens(
                book.catalogue(),
                RuleLinks.draft(book.cards(), visit.address()::line),
                new PageText(visit.visit().asOf(), book.catalogue().book().currency()));
        return new TriedView(
                asked.client(),
                door.desk().clients(),
                asked.facts(),
                visit.visit().asOf().toString(),
                asked.action(),
                DraftDesk.actions(checked),
                List.of(),
                DecisionView.of(decision, lens),
                TriedView.whyNot(decision, lens),
                TriedView.path(decision, lens),
                live(visit, client, decision, lens));
    }

    /** What the live book recommends first, where that is something else. */
    private String live(DraftVisit visit, Client client, Decision decision, BookLens lens) {
        return visit.visit()
                .book()
                .map(live -> first(engine.decide(live, client, Options.STANDARD), lens))
                .filter(first -> !first.equals(first(decision, lens)))
                .orElse("");
    }

    private static String first(Decision decision, BookLens lens) {
        return decision.recommendations().stream()
                .findFirst()
                .map((Recommendation one) -> lens.about(one.title(), one.offer()))
                .orElse("nothing");
    }

    private TriedView refused(DraftVisit visit, Checked checked, Asked asked, List<FactProblem> problems) {
        return new TriedView(
                asked.client(),
                door.desk().clients(),
                asked.facts(),
                visit.visit().asOf().toString(),
                asked.action(),
                DraftDesk.actions(checked),
                TryView.refused("", problems).problems(),
                null,
                List.of(),
                null,
                "");
    }
}
