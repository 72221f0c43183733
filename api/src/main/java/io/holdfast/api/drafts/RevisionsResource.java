package io.holdfast.api.drafts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.Fields;
import io.holdfast.api.rulebooks.RevisionStore;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The revisions that decide or decided, with their files. */
@Path("/v1/rules/revisions")
@Produces(MediaType.APPLICATION_JSON)
public final class RevisionsResource {

    private static final int LONGEST = 64;

    private final Revisions revisions;
    private final DraftChanges changes;

    RevisionsResource(Revisions revisions, DraftChanges changes) {
        this.revisions = revisions;
        this.changes = changes;
    }

    /** The last first. */
    @GET
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Object list() {
        return Map.of(
                "revisions", revisions.store().kept().stream().map(Row::of).toList());
    }

    /** What one revision says otherwise than another, rule by rule, row by row, cell by cell. */
    @GET
    @Path("compare")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Object compare(@Context UriInfo uri) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        uri.getQueryParameters().forEach((key, values) -> query.put(key, values.get(0)));
        List<FactProblem> problems = new ArrayList<>();
        Fields fields = new Fields(query, "", List.of("from", "to"), problems);
        String from = DraftsResource.needed(fields, "from", problems);
        String to = fields.text("to", LONGEST).orElse("live");
        DraftsResource.refuseBad(problems);
        Revision earlier = revisions.named(from).orElseThrow(() -> Refused.unknownRevision("/from", from));
        Revision later = revisions.named(to).orElseThrow(() -> Refused.unknownRevision("/to", to));
        return DraftReply.Changes.of(
                changes.between(earlier, later).orElseThrow(() -> Refused.unknownRevision("/from", from)));
    }

    @GET
    @Path("{revision}")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Object revision(@PathParam("revision") String name) {
        Revision revision = named(name);
        return Map.of(
                "revision",
                revision.hash(),
                "files",
                List.copyOf(files(revision, name).paths()));
    }

    @GET
    @Path("{revision}/files/{path:.+}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Response file(@PathParam("revision") String name, @PathParam("path") String path) {
        byte[] content = files(named(name), name).bytes(path).orElseThrow(() -> Refused.noFile(path));
        return RuleFileReply.of(path, content).build();
    }

    private Revision named(String name) {
        return revisions.named(name).orElseThrow(() -> Refused.unknownRevision("/revision", name));
    }

    private SourceFiles files(Revision revision, String name) {
        return revisions.files(revision).orElseThrow(() -> Refused.unknownRevision("/revision", name));
    }

    /** A revision in the list. */
    record Row(String revision, String since, String origin) {

        static Row of(RevisionStore.Kept kept) {
            return new Row(kept.hash(), kept.since().toString(), kept.origin());
        }
    }
}
