package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.problem.AnySize;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whole client books. */
@Path("/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportResource {

    private final Imports imports;

    ImportResource(Imports imports) {
        this.imports = imports;
    }

    @POST
    @Path("import")
    @AnySize
    @Consumes({
        MediaType.MULTIPART_FORM_DATA,
        "application/x-ndjson",
        "application/jsonl",
        MediaType.APPLICATION_JSON,
        "text/csv",
        "application/gzip",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @RolesAllowed({Role.Words.CRM, Role.Words.MANAGER, Role.Words.ADMIN})
    public Response load(
            @Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security, InputStream body) {
        MediaType type = Optional.ofNullable(headers.getMediaType())
                .orElseThrow(() -> Problem.of(
                                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                                "Say with `Content-Type` what is sent: application/x-ndjson, application/json, text/csv "
                                        + "or multipart/form-data.")
                        .exception());
        Imports.Imported imported = imports.load(
                type, uri.getQueryParameters(), body, Caller.of(security).name());
        return imported.refused()
                ? refused(imported)
                : Response.ok(imported.report().toString().getBytes(StandardCharsets.UTF_8))
                        .build();
    }

    private static Response refused(Imports.Imported imported) {
        Problem problem = imported.problem();
        ObjectNode whole = problem.json();
        whole.set("report", imported.report());
        return Response.fromResponse(problem.response())
                .entity(whole.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
