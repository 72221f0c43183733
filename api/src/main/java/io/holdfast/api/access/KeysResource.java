package io.holdfast.api.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** API keys, for administrators. */
@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
public final class KeysResource {

    private final Keys keys;

    KeysResource(Keys keys) {
        this.keys = keys;
    }

    @GET
    @RolesAllowed(Role.Words.ADMIN)
    public ObjectNode list() {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ArrayNode list = reply.putArray("keys");
        keys.all().forEach(key -> list.add(json(key)));
        return reply;
    }

    @POST
    @RolesAllowed(Role.Words.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@Context SecurityContext security, InputStream body) throws IOException {
        JsonBody given = JsonBody.read(body, Set.of("name", "role", "expires", "callsPerMinute"));
        return Refusals.told(() -> {
            AddedKey added = keys.add(asked(given), Caller.of(security).name());
            ObjectNode reply = json(added.key()).put("key", added.secret().text());
            return Response.status(Response.Status.CREATED).entity(reply).build();
        });
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.Words.ADMIN)
    public Response revoke(@Context SecurityContext security, @PathParam("id") String id) {
        return Refusals.told(() -> {
            keys.revoke(id, Caller.of(security).name());
            return Response.noContent().build();
        });
    }

    private static NewKey asked(JsonBody given) {
        String name = given.text("name", "");
        Optional<Role> role =
                given.parsed(Optional.of(given.text("role", "crm")), "role", Role::of, UsersResource.ROLES);
        NewKey asked = new NewKey(
                name,
                role.orElse(Role.CRM),
                given.parsed(given.text("expires"), "expires", Moments::read, Moments.FORM),
                given.number("callsPerMinute").map(OptionalInt::of).orElseGet(OptionalInt::empty));
        given.refuseBad();
        return asked;
    }

    private static ObjectNode json(ApiKey key) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", key.id());
        json.put("name", key.name());
        json.put("role", key.role().word());
        json.put("createdAt", key.createdAt().toString());
        json.put("createdBy", key.createdBy());
        key.expiresAt().ifPresent(at -> json.put("expiresAt", at.toString()));
        key.revokedAt().ifPresent(at -> json.put("revokedAt", at.toString()));
        key.callsPerMinute().ifPresent(calls -> json.put("callsPerMinute", calls));
        return json;
    }
}
