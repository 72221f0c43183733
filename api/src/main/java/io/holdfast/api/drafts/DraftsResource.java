package io.holdfast.api.drafts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.Fields;
import io.holdfast.api.bodies.JsonBody;
import io.holdfast.api.problem.AnySize;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Drafts over HTTP: begun, edited file by file, checked, tested and compared with what decides. */
@Path("/v1/rules/drafts")
@Produces(MediaType.APPLICATION_JSON)
public final class DraftsResource {

    private static final int LONGEST_TITLE = 1_000;
    /** A file as JSON, where a line end or a quote takes more room. */
    private static final int MOST_TYPED = 3 * Drafts.MAX_FILE_BYTES;

    private final Revisions revisions;
    private final Drafts drafts;
    private final DraftChecks checks;
    private final DraftTests tests;
    private final DraftChanges changes;

    DraftsResource(Revisions revisions, Drafts drafts, DraftChecks checks, DraftTests tests, DraftChanges changes) {
        this.revisions = revisions;
        this.drafts = drafts;
        this.checks = checks;
        this.tests = tests;
        this.changes = changes;
    }

    @GET
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Object list(@Context SecurityContext security) {
        return Map.of(
                "drafts",
                drafts.visibleTo(Caller.of(security)).stream()
                        .map(DraftReply.One::brief)
                        .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response create(InputStream body, @Context SecurityContext security) throws IOException {
        List<FactProblem> problems = new ArrayList<>();
        Fields fields = fields(body, List.of("title", "base"), problems);
        String title = needed(fields, "title", problems);
        String base = fields.text("base", 100).orElse("live");
        refuseBad(problems);
        Revision revision = revisions.named(base).orElseThrow(() -> Refused.unknownRevision("/base", base));
        Draft draft = drafts.create(Caller.of(security), title, revision);
        return answer(Response.status(Response.Status.CREATED), draft);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response draft(@PathParam("id") String id, @Context SecurityContext security) {
        Draft draft = draft(id, Caller.of(security));
        DraftReply.One reply = DraftReply.One.of(
                draft,
                List.copyOf(drafts.files(draft).paths()),
                drafts.steps(draft).stream().map(DraftReply.Step::of).toList());
        return Response.ok(reply).header("ETag", DraftTag.of(draft.version())).build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response describe(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Caller caller = Caller.of(security);
        Draft draft = draft(id, caller);
        List<FactProblem> problems = new ArrayList<>();
        JsonNode json = JsonBody.read(body.readAllBytes());
        Fields fields = new Fields(json, "", List.of("title", "shared"), problems);
        String title = fields.text("title", LONGEST_TITLE).orElse(draft.title());
        JsonNode shared = json.path("shared");
        if (!shared.isMissingNode() && !shared.isBoolean()) {
            fields.wrong("shared", "`shared` is true or false");
        }
        refuseBad(problems);
        return answer(
                Response.ok(),
                drafts.describe(draft.id(), DraftTag.known(headers), title, shared.asBoolean(draft.shared()), caller));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response discard(
            @PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return answer(Response.ok(), drafts.discard(uuid(id), DraftTag.known(headers), caller));
    }

    @POST
    @Path("{id}/reopen")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response reopen(
            @PathParam("id") String id, @Context HttpHeaders headers, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return answer(Response.ok(), drafts.reopen(uuid(id), DraftTag.known(headers), caller));
    }

    @GET
    @Path("{id}/files/{path:.+}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Response file(
            @PathParam("id") String id, @PathParam("path") String path, @Context SecurityContext security) {
        Draft draft = draft(id, Caller.of(security));
        byte[] content = drafts.file(draft, path).orElseThrow(() -> Refused.noFile(path));
        return RuleFileReply.of(path, content)
                .header("ETag", DraftTag.of(draft.version()))
                .build();
    }

    @PUT
    @AnySize
    @Path("{id}/files/{path:.+}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response write(
            @PathParam("id") String id,
            @PathParam("path") String path,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Caller caller = Caller.of(security);
        long version = DraftTag.known(headers);
        byte[] content = body.readNBytes(Drafts.MAX_FILE_BYTES + 1);
        return answer(Response.ok(), drafts.write(uuid(id), version, path, content, caller));
    }

    @DELETE
    @Path("{id}/files/{path:.+}")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response remove(
            @PathParam("id") String id,
            @PathParam("path") String path,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return answer(Response.ok(), drafts.remove(uuid(id), DraftTag.known(headers), path, caller));
    }

    @POST
    @Path("{id}/restore")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response restore(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Caller caller = Caller.of(security);
        long version = DraftTag.known(headers);
        List<FactProblem> problems = new ArrayList<>();
        Fields fields = fields(body, List.of("path"), problems);
        String path = needed(fields, "path", problems);
        refuseBad(problems);
        return answer(Response.ok(), drafts.restore(uuid(id), version, path, caller));
    }

    @POST
    @Path("{id}/rename")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response rename(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Caller caller = Caller.of(security);
        long version = DraftTag.known(headers);
        List<FactProblem> problems = new ArrayList<>();
        Fields fields = fields(body, List.of("from", "to"), problems);
        String from = needed(fields, "from", problems);
        String to = needed(fields, "to", problems);
        refuseBad(problems);
        return answer(Response.ok(), drafts.rename(uuid(id), version, from, to, caller));
    }

    /** Every mistake in it; with a body, one file is taken as it is being typed. */
    @POST
    @AnySize
    @Path("{id}/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Object check(@PathParam("id") String id, @Context SecurityContext security, InputStream body)
            throws IOException {
        Draft draft = draft(id, Caller.of(security));
        byte[] given = body.readNBytes(MOST_TYPED + 1);
        if (given.length > MOST_TYPED) {
            throw Drafts.tooLarge();
        } else if (given.length == 0) {
            return DraftReply.Check.of(checks.check(draft));
        }
        List<FactProblem> problems = new ArrayList<>();
        JsonNode json = JsonBody.read(given);
        Fields fields = new Fields(json, "", List.of("path", "text"), problems);
        String path = needed(fields, "path", problems);
        JsonNode text = json.path("text");
        if (!text.isTextual()) {
            fields.wrong("text", "`text` is the file's content as it is being typed");
        }
        refuseBad(problems);
        return DraftReply.Check.of(checks.typed(draft, path, text.textValue().getBytes(StandardCharsets.UTF_8)));
    }

    @POST
    @Path("{id}/test")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Object test(@PathParam("id") String id, @Context SecurityContext security) {
        Draft draft = draft(id, Caller.of(security));
        Checked checked = checks.check(draft);
        return checked.book()
                .map(book -> (Object) DraftReply.Tests.of(checked.revision().hash(), book.cards(), tests.run(book)))
                .orElseThrow(() -> Problem.of(
                                ProblemCode.CONFLICT,
                                "These rules cannot be tested before their mistakes are mended; check them first.",
                                checked.diagnostics().stream()
                                        .map(one -> new FactProblem(
                                                "/files/" + one.at().file(), one.line()))
                                        .toList())
                        .exception());
    }

    /** What is other than in what decides now. */
    @GET
    @Path("{id}/changes")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Object changes(@PathParam("id") String id, @Context SecurityContext security) {
        return DraftReply.Changes.of(changes.of(draft(id, Caller.of(security))));
    }

    private Draft draft(String id, Caller caller) {
        return drafts.find(uuid(id), caller);
    }

    static UUID uuid(String id) {
        try {
            return Optional.of(id)
                    .filter(text -> text.length() == 36)
                    .map(UUID::fromString)
                    .orElseThrow(Refused::unknownDraft);
        } catch (IllegalArgumentException none) {
            throw Refused.unknownDraft();
        }
    }

    static Fields fields(InputStream body, List<String> keys, List<FactProblem> problems) throws IOException {
        byte[] given = body.readAllBytes();
        return new Fields(
                given.length == 0 ? JsonNodeFactory.instance.objectNode() : JsonBody.read(given), "", keys, problems);
    }

    static String needed(Fields fields, String key, List<FactProblem> problems) {
        if (!fields.has(key)) {
            fields.wrong(key, "`" + key + "` is missing");
        }
        return fields.text(key, LONGEST_TITLE).orElse("");
    }

    static void refuseBad(List<FactProblem> problems) {
        if (!problems.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            problems.size() == 1
                                    ? "One mistake; `errors` says where."
                                    : problems.size() + " mistakes; `errors` says where.",
                            problems)
                    .exception();
        }
    }

    static Response answer(Response.ResponseBuilder response, Draft draft) {
        return response.entity(DraftReply.One.brief(draft))
                .header("ETag", DraftTag.of(draft.version()))
                .build();
    }
}
