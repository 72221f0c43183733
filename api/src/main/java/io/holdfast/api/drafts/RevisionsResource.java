package io.holdfast.api.drafts;

import io.holdfast.api.access.Role;
import io.holdfast.api.rulebooks.RevisionStore;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** The revisions that decide or decided, with their files. */
@Path("/v1/rules/revisions")
@Produces(MediaType.APPLICATION_JSON)
public final class RevisionsResource {

    private final Revisions revisions;

    RevisionsResource(Revisions revisions) {
        this.revisions = revisions;
    }

    /** The last first. */
    @GET
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.MANAGER, Role.Words.ADMIN})
    public Object list() {
        return Map.of(
                "revisions", revisions.store().kept().stream().map(Row::of).toList());
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
