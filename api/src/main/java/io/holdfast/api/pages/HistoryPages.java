package io.holdfast.api.pages;

import io.holdfast.api.access.Role;
import io.holdfast.api.drafts.DraftChanges;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Who changed which rule, when and why, what became of it, and what one revision says otherwise than another. */
@Path("/rules")
@Produces(PageHeaders.HTML)
public final class HistoryPages {

    private static final int NOT_FOUND = 404;

    private final Visits visits;
    private final Workbench bench;

    HistoryPages(Visits visits, Workbench bench) {
        this.visits = visits;
        this.bench = bench;
    }

    /** Every rule, or the one that is named. */
    @GET
    @Path("history")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Response history(
            @Context ContainerRequestContext request, @QueryParam("rule") @DefaultValue("") String rule) {
        Visit visit = visits.of(request);
        Optional<RuleBook> book = visit.book();
        if (book.isEmpty()) {
            return FailurePages.noBook(visit);
        }
        if (rule.isEmpty()) {
            Frame frame = visit.frame(
                    "Who changed which rule",
                    "Each rule that decides, who last changed it, when and why, and what became of what it"
                            + " recommended.");
            return Response.ok(new Page(
                            "history",
                            frame,
                            RuleHistoryView.of(
                                    bench.history(),
                                    bench.publishing().history().size() > 1,
                                    visit)))
                    .build();
        }
        return book.get().cards().stream()
                .filter(card -> card.name().equals(rule))
                .findFirst()
                .map(card -> one(visit, card))
                .orElseGet(() -> FailurePages.message(
                        visit,
                        NOT_FOUND,
                        "No such rule",
                        "No rule of that name decides now. It may have been renamed or taken out.",
                        "Look through all rules, or compare two revisions."));
    }

    private Response one(Visit visit, RuleCard card) {
        String name = RuleWords.name(card.name(), card.at().file());
        Frame frame = visit.frame(name, "Who changed this rule, when and why, and what became of what it recommended.");
        return Response.ok(new Page("rule", frame, RuleView.of(bench.history(), card, visit)))
                .build();
    }

    /** What a revision says otherwise than an earlier one; what decides now where none is named. */
    @GET
    @Path("compare")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Response compare(
            @Context ContainerRequestContext request,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("live") String to) {
        Visit visit = visits.of(request);
        if (visit.book().isEmpty()) {
            return FailurePages.noBook(visit);
        }
        Frame frame =
                visit.frame("Two revisions compared", "What a later rule book says otherwise than an earlier one.");
        Optional<Revision> earlier =
                from.isEmpty() ? Optional.empty() : bench.revisions().named(from);
        Optional<Revision> later = bench.revisions().named(to);
        Optional<DraftChanges.Changes> changes =
                earlier.flatMap(one -> later.flatMap(other -> bench.changes().between(one, other)));
        if (!from.isEmpty() && changes.isEmpty()) {
            return FailurePages.message(
                    visit,
                    NOT_FOUND,
                    "These cannot be compared",
                    "No revision of that name is kept.",
                    "Choose two of the history under Rules.");
        }
        CompareView view = CompareView.of(
                bench.publishing().history(),
                earlier,
                later.orElseGet(() -> bench.revisions().live().revision()),
                changes,
                visit);
        return Response.ok(new Page("compare", frame, view)).build();
    }
}
