package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.clients.ClientShelf;
import io.holdfast.api.drafts.Draft;
import io.holdfast.api.drafts.DraftState;
import io.holdfast.api.drafts.TestsFromDecisions;
import io.holdfast.api.drafts.Workbench;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.client.Client;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Options;
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

/** Rule tests added to a draft: of clients, and of what was decided. */
@Path("/rules/drafts")
@Produces(PageHeaders.HTML)
public final class NewTestPages {

    private static final int UNFIT = 422;

    private final Visits visits;
    private final DraftDoor door;
    private final Workbench bench;
    private final ClientShelf shelf;
    private final DecisionEngine engine;
    private final FactsText reader;

    NewTestPages(
            Visits visits,
            DraftDoor door,
            Workbench bench,
            ClientShelf shelf,
            DecisionEngine engine,
            FactsText reader) {
        this.visits = visits;
        this.door = door;
        this.bench = bench;
        this.shelf = shelf;
        this.engine = engine;
        this.reader = reader;
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
        return beginning(door.open(request, id, Optional.of(on)).at(DraftPanel.TESTS), client, facts);
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
        return beginning(door.open(request, id, Optional.of(on)).at(DraftPanel.TESTS), client, "");
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
        if (shelf.facts(client.strip()).isEmpty()) {
            return FailurePages.message(
                    visits.of(request),
                    404,
                    "No such client",
                    "Nobody of that id is kept, so no test was begun.",
                    "Look for them under Clients.");
        }
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
        DraftVisit visit = door.open(request, id).at(DraftPanel.TESTS);
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
            return Response.status(UNFIT)
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
        DraftVisit visit = door.open(request, id).at(DraftPanel.TESTS);
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
}
