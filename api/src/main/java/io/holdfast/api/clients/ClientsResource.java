package io.holdfast.api.clients;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.MalformedJson;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.client.Client;
import io.holdfast.client.ClientReading;
import io.holdfast.client.FactProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Clients one by one, and lists of them. */
@Path("/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
public final class ClientsResource {

    private static final String VALID_FROM = "X-Valid-From";
    private static final JsonFactory JSON = new JsonFactory();
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 500;

    private final ActiveBook active;
    private final ClientStore store;
    private final ClientListStore lists;
    private final ClientChanges changes;
    private final Clock clock;

    ClientsResource(ActiveBook active, ClientStore store, ClientListStore lists, ClientChanges changes, Clock clock) {
        this.active = active;
        this.store = store;
        this.lists = lists;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.Words.CRM, Role.Words.MANAGER, Role.Words.ANALYST, Role.Words.ADMIN})
    public byte[] list(@Context UriInfo uri) {
        Query query = Query.of(uri, "segment", "status", "accountManager", "name", "updatedSince", "limit", "cursor");
        ClientFilter filter = new ClientFilter(
                query.text("segment"),
                query.text("status"),
                query.text("accountManager"),
                query.text("name"),
                query.moment("updatedSince"));
        int limit = query.count("limit", PAGE, LARGEST_PAGE);
        Optional<ClientCursor> after = query.text("cursor").flatMap(text -> {
            Optional<ClientCursor> cursor = ClientCursor.of(text, filter);
            if (cursor.isEmpty()) {
                query.wrong(
                        "cursor",
                        "`cursor` is not the `next` of a page with the same filters; leave it out to start again");
            }
            return cursor;
        });
        query.refuseIfWrong();
        return ClientJson.page(lists.page(filter, after, limit), filter).getBytes(StandardCharsets.UTF_8);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.Words.CRM, Role.Words.MANAGER, Role.Words.ANALYST, Role.Words.ADMIN})
    public Response get(@PathParam("id") String inPath, @Context UriInfo uri, @Context HttpHeaders headers) {
        Query query = Query.of(uri, "id", "asOf");
        String id = AddressedId.of(inPath, query);
        Optional<LocalDate> asOf = query.day("asOf");
        query.refuseIfWrong();
        refuseUnknowable(id);
        return asOf.isPresent() ? onDay(id, asOf.get()) : today(id, headers, query);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.CRM, Role.Words.ADMIN})
    public Response put(
            @PathParam("id") String inPath,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        LiveDay live = LiveDay.of(active, clock);
        Query query = Query.of(uri, "id", "validFrom");
        String id = AddressedId.of(inPath, query);
        Change change = new Change(
                query.dayUpTo("validFrom", live.today()),
                live.today(),
                Versions.known(headers, query),
                Caller.of(security).name(),
                now());
        ClientFacts facts = facts(live, id, change, query, body.readAllBytes());
        Changed changed = changes.after(() -> store.put(facts, change));
        return switch (changed.what()) {
            case OTHER_VERSION, NOBODY, DELETED -> otherVersion(changed.version(), change.known());
            case ADDED -> answer(Response.created(uri.getRequestUri()), id, changed);
            case CHANGED, UNCHANGED -> answer(Response.ok(), id, changed);
        };
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.Words.CRM, Role.Words.ADMIN})
    public Response delete(
            @PathParam("id") String inPath,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        LiveDay live = LiveDay.of(active, clock);
        Query query = Query.of(uri, "id");
        String id = AddressedId.of(inPath, query);
        Known known = Versions.known(headers, query);
        query.refuseIfWrong();
        refuseUnknowable(id);
        Change change = new Change(
                Optional.empty(), live.today(), known, Caller.of(security).name(), now());
        Changed changed = changes.after(() -> store.delete(id, change));
        return switch (changed.what()) {
            case NOBODY -> throw nobody();
            case OTHER_VERSION, ADDED, CHANGED, UNCHANGED -> otherVersion(changed.version(), known);
            case DELETED -> answer(Response.ok(), id, changed);
        };
    }

    private Response today(String id, HttpHeaders headers, Query query) {
        StoredClient client = store.find(id).orElseThrow(ClientsResource::nobody);
        boolean has = Versions.has(headers, client.version(), query);
        query.refuseIfWrong();
        Response.ResponseBuilder response =
                has ? Response.notModified() : Response.ok(client.facts().getBytes(StandardCharsets.UTF_8));
        return response.header(HttpHeaders.ETAG, Versions.tag(client.version()))
                .header(VALID_FROM, client.validFrom())
                .build();
    }

    /** Without an ETag: what held on a day is nothing to build a change upon. */
    private Response onDay(String id, LocalDate day) {
        StoredFacts facts = store.factsOn(id, day).orElseThrow(ClientsResource::nobody);
        if (facts.beforeFirst()) {
            throw Problem.of(
                            ProblemCode.NOT_FOUND,
                            "Nothing is known of this client before " + facts.validFrom() + ".",
                            List.of(new FactProblem("/asOf", "lies before " + facts.validFrom())))
                    .exception();
        }
        return Response.ok(facts.facts().getBytes(StandardCharsets.UTF_8))
                .header(VALID_FROM, facts.validFrom())
                .build();
    }

    private static ClientFacts facts(LiveDay live, String id, Change change, Query query, byte[] body) {
        ClientReading reading;
        try (JsonParser parser = JSON.createParser(body)) {
            reading = live.reader().read(parser, change.day(LocalDate.MIN));
            if (parser.nextToken() != null) {
                throw MalformedJson.problem(
                                "Something follows behind the end of the document", parser.currentTokenLocation())
                        .exception();
            }
        } catch (IOException malformed) {
            throw MalformedJson.problem(malformed).exception();
        }
        List<FactProblem> problems = new ArrayList<>(reading.fold(client -> List.of(), wrong -> wrong));
        if (reading instanceof ClientReading.Read good) {
            Client client = good.client();
            if (!client.id().equals(id)) {
                problems.add(new FactProblem("/id", "`id` names another client than the address does"));
            }
            ClientIds.problem(client.id()).ifPresent(why -> problems.add(new FactProblem("/id", why)));
            ClientFacts facts = ClientFacts.of(client);
            facts.problem().ifPresent(why -> problems.add(new FactProblem("", why)));
            if (problems.isEmpty() && query.problems().isEmpty()) {
                return facts;
            }
        }
        ProblemCode code = query.problems().isEmpty() ? ProblemCode.INVALID_FACTS : ProblemCode.INVALID_REQUEST;
        problems.addAll(0, query.problems());
        throw Problem.of(
                        code,
                        problems.size() == 1
                                ? "One mistake; `errors` says where."
                                : problems.size() + " mistakes; `errors` says where.",
                        problems)
                .exception();
    }

    private static Response answer(Response.ResponseBuilder response, String id, Changed changed) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("result", changed.what().word());
        json.put("version", changed.version());
        json.put("validFrom", changed.validFrom().toString());
        return response.entity(json.toString().getBytes(StandardCharsets.UTF_8))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ETAG, Versions.tag(changed.version()))
                .build();
    }

    private static Response otherVersion(long version, Known known) {
        String why = version == 0
                ? "There is no client with this id."
                : known == Known.NOBODY
                        ? "There is a client with this id already, at version " + version + "."
                        : "The latest version is " + version
                                + ". GET the client, lay your change over it, send it again.";
        Response.ResponseBuilder response =
                Response.fromResponse(Problem.of(ProblemCode.PRECONDITION_FAILED, why + " Nothing was written.")
                        .response());
        return version == 0
                ? response.build()
                : response.header(HttpHeaders.ETAG, Versions.tag(version)).build();
    }

    /** An id that cannot be stored is nobody's. */
    private static void refuseUnknowable(String id) {
        if (ClientIds.problem(id).isPresent()) {
            throw nobody();
        }
    }

    static RuntimeException nobody() {
        return Problem.of(
                        ProblemCode.NOT_FOUND,
                        "There is no client with this id.",
                        List.of(new FactProblem("/id", "nobody has this id")))
                .exception();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
