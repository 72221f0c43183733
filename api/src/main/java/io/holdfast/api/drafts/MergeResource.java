package io.holdfast.api.drafts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.Fields;
import io.holdfast.api.bodies.JsonBody;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Drafts that somebody else published before: what both changed, and how it is settled. */
@Path("/v1/rules/drafts")
@Produces(MediaType.APPLICATION_JSON)
public final class MergeResource {

    private final Drafts drafts;
    private final Revisions revisions;
    private final Merging merging;

    MergeResource(Drafts drafts, Revisions revisions, Merging merging) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.merging = merging;
    }

    @GET
    @Path("{id}/merge")
    @RolesAllowed({Role.Words.ANALYST, Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Object preview(@PathParam("id") String id, @Context SecurityContext security) {
        Merging.Preview preview = merging.preview(drafts.find(DraftsResource.uuid(id), Caller.of(security)));
        return Map.of("onto", preview.onto().hash(), "needed", preview.needed(), "conflicts", preview.conflicts());
    }

    @POST
    @Path("{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response merge(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Caller caller = Caller.of(security);
        UUID draft = DraftsResource.uuid(id);
        long version = DraftTag.known(headers);
        byte[] given = body.readAllBytes();
        JsonNode json = given.length == 0 ? JsonNodeFactory.instance.objectNode() : JsonBody.read(given);
        List<FactProblem> problems = new ArrayList<>();
        Fields fields = new Fields(json, "", List.of("onto", "take"), problems);
        String onto = fields.text("onto", 100).orElse("live");
        List<Merge.Take> takes = takes(json.path("take"), fields);
        DraftsResource.refuseBad(problems);
        Revision revision = revisions.named(onto).orElseThrow(() -> Refused.unknownRevision("/onto", onto));
        return DraftsResource.answer(Response.ok(), merging.merge(draft, version, revision, takes, caller));
    }

    private static List<Merge.Take> takes(JsonNode given, Fields fields) {
        List<Merge.Take> takes = new ArrayList<>();
        if (!given.isMissingNode() && !given.isArray()) {
            fields.wrong("take", "`take` is a list of `draft`, `live` or `both`, one for each conflict");
        }
        for (JsonNode one : given) {
            Merge.Take.of(one.asText())
                    .ifPresentOrElse(
                            takes::add, () -> fields.wrong("take", "`take` is a list of `draft`, `live` or `both`"));
        }
        return takes;
    }
}
