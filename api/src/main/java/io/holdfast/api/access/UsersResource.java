package io.holdfast.api.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.util.Set;

/** The people who may log in, for administrators. */
@Path("/v1/users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {

    static final String ROLES = "crm, analyst, publisher, manager or admin";

    private final Users users;

    UsersResource(Users users) {
        this.users = users;
    }

    @GET
    @RolesAllowed(Role.Words.ADMIN)
    public ObjectNode list() {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ArrayNode list = reply.putArray("users");
        users.all().forEach(user -> list.add(json(user)));
        return reply;
    }

    @POST
    @RolesAllowed(Role.Words.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@Context SecurityContext security, InputStream body) throws IOException {
        JsonBody given = JsonBody.read(body, Set.of("name", "role", "password"));
        return Refusals.told(() -> {
            String name = given.text("name", "");
            Optional<Role> role = given.parsed(Optional.of(given.text("role", "crm")), "role", Role::of, ROLES);
            Password password = Password.of(given.text("password", ""));
            given.refuseBad();
            User added = users.add(
                    name, role.orElse(Role.CRM), password, Caller.of(security).name());
            return Response.status(Response.Status.CREATED).entity(json(added)).build();
        });
    }

    /** Changes role, password or whether somebody may log in at all, which ends their sessions; or what they go by. */
    @PATCH
    @Path("{name}")
    @RolesAllowed(Role.Words.ADMIN)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public ObjectNode change(@Context SecurityContext security, @PathParam("name") String name, InputStream body)
            throws IOException {
        JsonBody given = JsonBody.read(body, Set.of("role", "disabled", "password", "goesBy"));
        return Refusals.told(() -> {
            UserChange change = new UserChange(
                    given.parsed(given.text("role"), "role", Role::of, ROLES),
                    given.truth("disabled"),
                    given.text("password").map(Password::of),
                    given.texts("goesBy"));
            given.refuseBad();
            return json(users.change(name, change, Caller.of(security).name()));
        });
    }

    private static ObjectNode json(User user) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", user.name());
        json.put("role", user.role().word());
        json.put("createdAt", user.createdAt().toString());
        json.put("createdBy", user.createdBy());
        ArrayNode names = json.putArray("goesBy");
        user.goesBy().forEach(names::add);
        user.disabledAt().ifPresent(at -> json.put("disabledAt", at.toString()));
        return json;
    }
}
