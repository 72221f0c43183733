package io.holdfast.api.drafts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.Fields;
import io.holdfast.api.bodies.JsonBody;
import io.holdfast.api.problem.AnySize;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Options;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a draft or revision changes for a whole client book: begun, watched, cancelled, read. */
@Path("/v1/rules/impact")
@Produces(MediaType.APPLICATION_JSON)
public final class ImpactResource {

    private static final List<String> KEYS = List.of("draft", "from", "to", "asOf", "top");
    private static final String JSON_LINES = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final int MOST_TOP = 100;

    private final ImpactRequests requests;
    private final Impacts impacts;

    ImpactResource(ImpactRequests requests, Impacts impacts) {
        this.requests = requests;
        this.impacts = impacts;
    }

    /** Over the stored clients. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response start(@Context SecurityContext security, InputStream body) throws IOException {
        byte[] given = body.readAllBytes();
        List<FactProblem> problems = new ArrayList<>();
        Fields fields = new Fields(
                given.length == 0 ? JsonNodeFactory.instance.objectNode() : JsonBody.read(given), "", KEYS, problems);
        return accepted(asked(fields, problems), requests.stored(), Caller.of(security));
    }

    /** Over the clients that the body holds; what is compared stands in the address. */
    @POST
    @AnySize
    @Consumes({JSON_LINES, CSV})
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response startOver(
            @Context SecurityContext security, @Context UriInfo uri, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        uri.getQueryParameters().forEach((key, values) -> put(query, key, values.get(0)));
        List<FactProblem> problems = new ArrayList<>();
        What what = asked(new Fields(query, "", KEYS, problems), problems);
        boolean csv = headers.getMediaType() != null
                && headers.getMediaType().getSubtype().equals("csv");
        UploadedClients clients = UploadedClients.of(body, csv ? "body.csv" : "body.jsonl");
        try {
            return accepted(what, clients, Caller.of(security));
        } catch (RuntimeException refused) {
            clients.close();
            throw refused;
        }
    }

    /** How far it is, and the sums once it is done: reading them is looking at the impact. */
    @GET
    @Path("{id}")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Object impact(@PathParam("id") String id, @Context SecurityContext security) {
        return DraftReply.Impact.of(impacts.look(uuid(id), Caller.of(security)));
    }

    /** Every client whose answer is another, one JSON object a line. */
    @GET
    @Path("{id}/clients")
    @Produces(JSON_LINES)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response clients(@PathParam("id") String id) {
        ImpactTask task = impacts.find(uuid(id));
        if (task.state() != ImpactTask.State.DONE) {
            throw Problem.of(
                            ProblemCode.CONFLICT,
                            "This comparison is " + task.state().word() + "; its clients are there once it is done.")
                    .exception();
        }
        StreamingOutput lines = out -> impacts.write(task, out);
        return Response.ok(lines).build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Object cancel(@PathParam("id") String id) {
        return DraftReply.Impact.of(impacts.cancel(uuid(id)));
    }

    private Response accepted(What what, ImpactClients clients, Caller caller) {
        ImpactTask task = what.draft().isPresent()
                ? requests.ofDraft(what.draft().get(), what.asOf(), what.top(), clients, caller)
                : requests.ofRevisions(what.from(), what.to(), what.asOf(), what.top(), clients, caller);
        return Response.status(Response.Status.ACCEPTED)
                .entity(DraftReply.Impact.of(task))
                .header("Location", "/v1/rules/impact/" + task.id())
                .build();
    }

    private static What asked(Fields fields, List<FactProblem> problems) {
        Optional<UUID> draft = fields.id("draft");
        Optional<LocalDate> asOf = fields.day("asOf");
        long top = fields.count("top").orElse((long) Options.STANDARD.top());
        if (top < 1 || top > MOST_TOP) {
            fields.wrong("top", "`top` is 1 to " + MOST_TOP);
        }
        String from = fields.text("from", 100).orElse("live");
        String to = "";
        if (fields.has("draft")) {
            for (String other : List.of("from", "to")) {
                if (fields.has(other)) {
                    fields.wrong(other, "a draft is compared with what decides; name `draft`, or `from` and `to`");
                }
            }
        } else {
            to = DraftsResource.needed(fields, "to", problems);
        }
        DraftsResource.refuseBad(problems);
        return new What(draft, from, to, asOf, (int) top);
    }

    /** In the address everything is text; a number is one all the same. */
    private static void put(ObjectNode query, String key, String value) {
        if (key.equals("top") && value.matches("\\d{1,9}")) {
            query.put(key, Integer.parseInt(value));
        } else {
            query.put(key, value);
        }
    }

    private static UUID uuid(String id) {
        try {
            return Optional.of(id)
                    .filter(text -> text.length() == 36)
                    .map(UUID::fromString)
                    .orElseThrow(ImpactResource::unknown);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problem.of(ProblemCode.NOT_FOUND, "There is no comparison of that id.")
                .exception();
    }

    /** What is to be compared. */
    private record What(Optional<UUID> draft, String from, String to, Optional<LocalDate> asOf, int top) {}
}
