package io.holdfast.api.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.holdfast.api.access.Role;
import io.holdfast.api.clients.ClientShelf;
import io.holdfast.client.Client;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Options;
import io.holdfast.rulebook.RuleBook;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** The box that decides for facts of one's own and keeps nothing. */
@Path("/try")
@Produces(PageHeaders.HTML)
public final class TryPages {

    private static final ObjectWriter PRETTY = new ObjectMapper()
            .writer(new DefaultPrettyPrinter()
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)));
    private static final String EXAMPLE = """
            {
              "id": "T-1",
              "name": "Baker & Sons",
              "status": "active",
              "since": "2024-02-01",
              "contract": { "term": "rolling", "start": "2024-02-01", "monthlyFee": 450, "noticeDays": 30 },
              "usage": { "seats": 10, "activeUsers": 9 },
              "feedback": { "nps": 9, "npsOn": "2026-02-12", "openTickets": 0 },
              "services": ["website", "hosting"]
            }""";

    private final Visits visits;
    private final ClientShelf shelf;
    private final DecisionEngine engine;
    private final FactsText reader;

    TryPages(Visits visits, ClientShelf shelf, DecisionEngine engine, FactsText reader) {
        this.visits = visits;
        this.shelf = shelf;
        this.engine = engine;
        this.reader = reader;
    }

    @GET
    @RolesAllowed({Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response box(@Context UriInfo uri, @QueryParam("client") @DefaultValue("") String client) {
        String facts = Optional.of(client)
                .filter(id -> !id.isEmpty())
                .flatMap(shelf::facts)
                .map(TryPages::pretty)
                .orElse(EXAMPLE);
        Visit visit = visits.of(uri);
        return visit.book().isPresent() ? page(visit, TryView.asking(facts)) : FailurePages.noBook(visit);
    }

    @POST
    @RolesAllowed({Role.Words.ANALYST, Role.Words.MANAGER, Role.Words.PUBLISHER, Role.Words.ADMIN})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(
            @Context UriInfo uri,
            @FormParam("facts") @DefaultValue("") String facts,
            @FormParam("asOf") @DefaultValue("") String asOf) {
        Visit visit = visits.of(uri, Optional.of(asOf));
        return visit.book()
                .map(book -> page(visit, decided(visit, book, facts)))
                .orElseGet(() -> FailurePages.noBook(visit));
    }

    private TryView decided(Visit visit, RuleBook book, String facts) {
        return reader.read(book, facts, visit.asOf())
                .fold(
                        client -> TryView.answered(facts, answer(visit, book, client)),
                        problems -> TryView.refused(facts, problems));
    }

    private DecisionView answer(Visit visit, RuleBook book, Client client) {
        return DecisionView.of(engine.decide(book, client, Options.STANDARD), visit.lens(book));
    }

    private static Response page(Visit visit, TryView view) {
        Frame frame = visit.frame("Try", "What the rules say about facts of your own. Nothing is saved.");
        return Response.ok(new Page("try", frame, view)).build();
    }

    private static String pretty(JsonNode facts) {
        try {
            return PRETTY.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("JSON that was read can be written.", impossible);
        }
    }
}
