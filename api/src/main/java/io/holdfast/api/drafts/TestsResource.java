package io.holdfast.api.drafts;

import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.Fields;
import io.holdfast.client.FactProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.util.Optional;
import java.util.UUID;

/** Rule tests made of what was decided. */
@Path("/v1/rules/drafts")
@Produces(MediaType.APPLICATION_JSON)
public final class TestsResource {

    private static final int LONGEST = 200;

    private final TestsFromDecisions tests;

    TestsResource(TestsFromDecisions tests) {
        this.tests = tests;
    }

    @POST
    @Path("{id}/tests/from-decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.ANALYST, Role.Words.ADMIN})
    public Response add(
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body)
            throws IOException {
        Caller caller = Caller.of(security);
        UUID draft = DraftsResource.uuid(id);
        long version = DraftTag.known(headers);
        List<FactProblem> problems = new ArrayList<>();
        Fields fields = DraftsResource.fields(body, List.of("decision", "never", "title"), problems);
        if (!fields.has("decision")) {
            fields.wrong("decision", "`decision` is missing: the id of one that was made");
        }
        Optional<UUID> decision = fields.id("decision");
        Optional<String> never = fields.text("never", LONGEST);
        Optional<String> title = fields.text("title", LONGEST);
        DraftsResource.refuseBad(problems);
        return DraftsResource.answer(
                Response.ok(), tests.add(draft, version, decision.orElseThrow(), never, title, caller));
    }
}
