package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the law lets a client ask for: a copy of everything held about them, and its erasure. */
@Path("/v1/clients")
@Produces(MediaType.APPLICATION_JSON)
public final class DossierResource {

    private final DossierStore dossiers;
    private final ClientChanges changes;
    private final Clock clock;

    DossierResource(DossierStore dossiers, ClientChanges changes, Clock clock) {
        this.dossiers = dossiers;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @Path("{id}/export")
    @RolesAllowed(Role.Words.ADMIN)
    public Response export(@PathParam("id") String inPath, @Context UriInfo uri, @Context SecurityContext security) {
        String id = id(inPath, uri);
        Instant now = now();
        if (!dossiers.beginExport(id, Caller.of(security).name(), now)) {
            throw ClientsResource.nobody();
        }
        StreamingOutput all = out -> dossiers.export(id, now, out);
        return Response.ok(all).build();
    }

    @POST
    @Path("{id}/erasure")
    @RolesAllowed(Role.Words.ADMIN)
    public Response erase(@PathParam("id") String inPath, @Context UriInfo uri, @Context SecurityContext security) {
        String id = id(inPath, uri);
        String caller = Caller.of(security).name();
        DossierStore.Erasure erasure =
                changes.after(() -> dossiers.erase(id, caller, now())).orElseThrow(ClientsResource::nobody);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("receipt", erasure.receipt());
        ObjectNode rows = json.putObject("erased");
        erasure.rows().forEach(rows::put);
        return Response.ok(json.toString().getBytes(StandardCharsets.UTF_8)).build();
    }

    private static String id(String inPath, UriInfo uri) {
        Query query = Query.of(uri, "id");
        String id = AddressedId.of(inPath, query);
        query.refuseIfWrong();
        ClientIds.problem(id).ifPresent(never -> {
            throw ClientsResource.nobody();
        });
        return id;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
