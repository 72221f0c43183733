package io.holdfast.api.drafts;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.Fields;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Revision;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Makes an earlier revision what decides again. */
@Path("/v1/rules/rollback")
@Produces(MediaType.APPLICATION_JSON)
public final class RollbackResource {

    private static final int LONGEST = 4_000;

    private final Revisions revisions;
    private final Publishing publishing;

    RollbackResource(Revisions revisions, Publishing publishing) {
        this.revisions = revisions;
        this.publishing = publishing;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.PUBLISHER, Role.Words.ADMIN})
    public Object rollBack(@Context SecurityContext security, InputStream body) throws IOException {
        List<FactProblem> problems = new ArrayList<>();
        Fields fields = DraftsResource.fields(body, List.of("revision", "reason"), problems);
        String name = DraftsResource.needed(fields, "revision", problems);
        if (!fields.has("reason")) {
            fields.wrong("reason", "`reason` is missing: say why, for those who read the history");
        }
        String reason = fields.text("reason", LONGEST).orElse("");
        DraftsResource.refuseBad(problems);
        Revision revision = revisions.named(name).orElseThrow(() -> Refused.unknownRevision("/revision", name));
        return DraftReply.Published.of(publishing.rollBack(revision, reason, Caller.of(security)));
    }
}
