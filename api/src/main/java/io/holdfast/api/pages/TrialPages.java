package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.clients.ClientShelf;
import io.holdfast.api.drafts.Checked;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.DraftState;
import io.holdfast.api.drafts.TestsFromDecisions;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.decision.Recommendation;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.SourceFiles;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A draft tried on one client, and rule tests added to it. */
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
        DraftVisit visit = at(door.open(request, id, Optional.of(on)), DraftPanel.TRY);
        Checked checked = bench.checks().check(visit.draft());
        Asked asked = new Asked(client.strip(), facts.strip(), action.strip());
        TriedView view = checked.book()
                .map(book -> tried(visit, checked, book, asked))
                .orElseGet(() -> refused(
                        visit,
                        checked,
                        asked,
                        List.of(new FactProblem("the draft", "has mistakes: mend them first."))));
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
                    ? "choose a client, or paste facts."
                    : "there is no stored client `" + asked.client() + "`.";
            return refused(visit, checked, asked, List.of(new FactProblem("the client", why)));
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
                door.desk().clients(visit),
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
                door.desk().clients(visit),
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

    /** Begins a rule test with a client that was tried: what is decided for them now, under no name of theirs. */
    @POST
    @Path("{id}/test-draft")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Page testDraft(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("client") @DefaultValue("") String client,
            @FormParam("facts") @DefaultValue("") String facts,
            @FormParam("on") @DefaultValue("") String on) {
        return beginning(at(door.open(request, id, Optional.of(on)), DraftPanel.TESTS), client, facts);
    }

    /** Likewise, with an address of its own, for a client whose page was left to come here. */
    @GET
    @Path("{id}/test-draft")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Page testOf(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @QueryParam("client") @DefaultValue("") String client,
            @QueryParam("on") @DefaultValue("") String on) {
        return beginning(at(door.open(request, id, Optional.of(on)), DraftPanel.TESTS), client, "");
    }

    /** Begins a rule test of a client in the draft that somebody edited last, or in a new one. */
    @POST
    @Path("with-test")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withTest(
            @Context ContainerRequestContext request,
            @FormParam("client") @DefaultValue("") String client,
            @FormParam("on") @DefaultValue("") String on) {
        Caller caller = Caller.of(request.getSecurityContext());
        Draft draft = bench.drafts().visibleTo(caller).stream()
                .filter(one -> one.state() == DraftState.OPEN && one.owner().equals(caller.name()))
                .findFirst()
                .orElseGet(() -> bench.drafts().create(caller, "Rule tests"));
        return Response.seeOther(URI.create("/rules/drafts/" + draft.id() + "/test-draft?client="
                        + DraftAddress.encoded(client) + "&on=" + DraftAddress.encoded(on)))
                .build();
    }

    private Page beginning(DraftVisit visit, String client, String facts) {
        SourceFiles files = bench.drafts().files(visit.draft());
        Optional<String> json =
                facts.isBlank() ? shelf.facts(client.strip()).map(JsonNode::toString) : Optional.of(facts);
        TestsView.NewTest fresh = json.flatMap(NewTests::nameless)
                .map(known -> bench.checks()
                        .check(visit.draft())
                        .book()
                        .flatMap(book -> reader.read(book, known, visit.visit().asOf())
                                .fold(Optional::of, problems -> Optional.<Client>empty())
                                .map(one -> NewTests.of(
                                        known, engine.decide(book, one, Options.STANDARD), DraftDesk.testFile(files))))
                        .orElse(new TestsView.NewTest(
                                "", visit.visit().asOf().toString(), known, "", "", "", DraftDesk.testFile(files))))
                .orElse(new TestsView.NewTest(
                        "", visit.visit().asOf().toString(), "", "", "", "", DraftDesk.testFile(files)));
        return door.desk().page(visit.testing(fresh));
    }

    @POST
    @Path("{id}/tests")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response addTest(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("title") @DefaultValue("") String title,
            @FormParam("on") @DefaultValue("") String on,
            @FormParam("facts") @DefaultValue("") String facts,
            @FormParam("recommend") @DefaultValue("") String recommend,
            @FormParam("never") @DefaultValue("") String never,
            @FormParam("because") @DefaultValue("") String because,
            @FormParam("file") @DefaultValue("") String file) {
        DraftVisit visit = at(door.open(request, id), DraftPanel.TESTS);
        TestsView.NewTest fresh = new TestsView.NewTest(
                title.strip(),
                on.strip(),
                facts.strip(),
                recommend.strip(),
                never.strip(),
                because.strip(),
                file.strip());
        SourceFiles files = bench.drafts().files(visit.draft());
        List<String> faults = NewTests.faults(fresh);
        if (!faults.isEmpty()) {
            return Response.status(422)
                    .entity(door.desk()
                            .page(visit.testing(fresh).saying(DraftView.Said.bad("The test was not added.", faults))))
                    .build();
        }
        try {
            String text = files.text(fresh.file()).orElse("");
            byte[] content = (text
                            + (text.isEmpty() || text.endsWith("\n") ? "" : "\n")
                            + (text.isBlank() ? "" : "\n")
                            + NewTests.yaml(fresh))
                    .getBytes(StandardCharsets.UTF_8);
            bench.drafts().write(visit.draft().id(), version, fresh.file(), content, visit.caller());
            return Response.seeOther(visit.address().uri()).build();
        } catch (ProblemException refused) {
            return door.refused(visit.testing(fresh), refused.problem());
        }
    }

    /** A rule test of a decision that was kept, as it is or as a manager would not have it. */
    @POST
    @Path("{id}/tests/from-decision")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response fromDecision(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @FormParam("version") long version,
            @FormParam("decision") @DefaultValue("") String decision,
            @FormParam("never") @DefaultValue("") String never) {
        DraftVisit visit = at(door.open(request, id), DraftPanel.TESTS);
        try {
            bench.fromDecisions()
                    .add(
                            visit.draft().id(),
                            version,
                            decision(decision),
                            Optional.of(never.strip()).filter(action -> !action.isEmpty()),
                            Optional.empty(),
                            visit.caller());
            return Response.seeOther(visit.address().of(TestsFromDecisions.FILE).uri())
                    .build();
        } catch (ProblemException refused) {
            return door.refused(visit, refused.problem());
        }
    }

    private static UUID decision(String id) {
        try {
            return UUID.fromString(id.strip());
        } catch (IllegalArgumentException none) {
            throw Problem.of(ProblemCode.INVALID_REQUEST, "A decision has an id such as 0198f0a2-….")
                    .exception();
        }
    }

    private static DraftVisit at(DraftVisit visit, DraftPanel panel) {
        return DraftVisit.of(
                visit.visit(), visit.caller(), visit.draft(), visit.address().at(panel), visit.asText());
    }
}
