package io.holdfast.api.outcomes;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.JsonBody;
import io.holdfast.api.idempotency.IdempotencyStore.Answer;
import io.holdfast.api.idempotency.IdempotencyStore.Once;
import io.holdfast.api.idempotency.RequestKey;
import io.holdfast.api.idempotency.Sent;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes reports of what clients did. */
@Path("/v1/outcomes")
@Produces(MediaType.APPLICATION_JSON)
public final class OutcomesResource {

    private final Reporting reporting;

    public OutcomesResource(Reporting reporting) {
        this.reporting = reporting;
    }

    /** 201 for what is new, 200 for what we had already; all of a list is kept, or nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.CRM, Role.Words.MANAGER, Role.Words.ADMIN})
    public Response report(
            InputStream body, @HeaderParam(RequestKey.HEADER) @Nullable String key, @Context SecurityContext security)
            throws IOException {
        String actor = Caller.of(security).name();
        JsonNode json = JsonBody.read(body.readAllBytes());
        return response(reporting.report(json, RequestKey.of(key, actor, Sent.fingerprint(json)), actor));
    }

    private static Response response(Once once) {
        if (once instanceof Once.Done done) {
            return response(done.answer()).build();
        }
        if (once instanceof Once.Again again) {
            return response(again.answer()).header(RequestKey.REPLAYED, "true").build();
        }
        throw Problem.of(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "You sent something else under this key before. Give every report a key of its own.")
                .exception();
    }

    private static Response.ResponseBuilder response(Answer answer) {
        return Response.status(answer.status()).entity(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
