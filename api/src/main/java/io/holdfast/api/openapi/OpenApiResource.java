package io.holdfast.api.openapi;

import io.holdfast.source.Sha256;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** The description of the service, for whoever wants to call it. */
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {

    private final Description description;

    public OpenApiResource(Description description) {
        this.description = description;
    }

    @GET
    @PermitAll
    public Response openApi(@Context Request request) {
        byte[] bytes = description.json().toString().getBytes(StandardCharsets.UTF_8);
        EntityTag tag = new EntityTag(Sha256.hex(bytes).substring(0, 16));
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        return (same == null ? Response.ok(bytes) : same)
                .tag(tag)
                .header("Cache-Control", "no-cache")
                .build();
    }
}
