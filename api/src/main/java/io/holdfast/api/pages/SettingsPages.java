package io.holdfast.api.pages;

import io.holdfast.api.access.AddedKey;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Keys;
import io.holdfast.api.access.Moments;
import io.holdfast.api.access.NewKey;
import io.holdfast.api.access.Password;
import io.holdfast.api.access.Refusal;
import io.holdfast.api.access.Role;
import io.holdfast.api.access.UserChange;
import io.holdfast.api.access.Users;
import io.holdfast.api.pages.SettingsView.Form;
import io.holdfast.client.FactProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Keys and users, for administrators. */
@Path("/settings")
@Produces(PageHeaders.HTML)
public final class SettingsPages {

    private static final URI HERE = URI.create("/settings");
    private static final int REFUSED = 422;

    private final Visits visits;
    private final Keys keys;
    private final Users users;

    SettingsPages(Visits visits, Keys keys, Users users) {
        this.visits = visits;
        this.keys = keys;
        this.users = users;
    }

    @GET
    @RolesAllowed(Role.Words.ADMIN)
    public Response settings(@Context ContainerRequestContext request) {
        return page(request, 200, Optional.empty(), Form.EMPTY, Form.EMPTY);
    }

    @POST
    @Path("keys")
    @RolesAllowed(Role.Words.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response addKey(
            @Context ContainerRequestContext request,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("expires") @DefaultValue("") String expires,
            @FormParam("calls") @DefaultValue("") String calls) {
        Form form = new Form(name, role, expires, calls, List.of());
        try {
            AddedKey added = keys.add(asked(form), actor(request));
            return page(request, 200, Optional.of(added), Form.EMPTY, Form.EMPTY);
        } catch (Refusal refusal) {
            return page(request, REFUSED, Optional.empty(), form.with(refusal.problems(), refusal.words()), Form.EMPTY);
        }
    }

    @POST
    @Path("keys/{id}/revoke")
    @RolesAllowed(Role.Words.ADMIN)
    public Response revoke(@Context ContainerRequestContext request, @PathParam("id") String id) {
        return done(request, () -> keys.revoke(id, actor(request)));
    }

    @POST
    @Path("users")
    @RolesAllowed(Role.Words.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response addUser(
            @Context ContainerRequestContext request,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("password") @DefaultValue("") String password) {
        Form form = new Form(name, role, "", "", List.of());
        try {
            List<FactProblem> problems = new ArrayList<>();
            Role chosen = role(role, problems);
            Refusal.throwIfAny(problems);
            users.add(name, chosen, Password.of(password), actor(request));
            return Response.seeOther(HERE).build();
        } catch (Refusal refusal) {
            return page(request, REFUSED, Optional.empty(), Form.EMPTY, form.with(refusal.problems(), refusal.words()));
        }
    }

    @POST
    @Path("users/{name}/disable")
    @RolesAllowed(Role.Words.ADMIN)
    public Response disable(@Context ContainerRequestContext request, @PathParam("name") String name) {
        return done(request, () -> users.change(name, UserChange.disable(true), actor(request)));
    }

    @POST
    @Path("users/{name}/enable")
    @RolesAllowed(Role.Words.ADMIN)
    public Response enable(@Context ContainerRequestContext request, @PathParam("name") String name) {
        return done(request, () -> users.change(name, UserChange.disable(false), actor(request)));
    }

    /** What else somebody is called where something is theirs, one name a line. */
    @POST
    @Path("users/{name}/names")
    @RolesAllowed(Role.Words.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response names(
            @Context ContainerRequestContext request,
            @PathParam("name") String name,
            @FormParam("names") @DefaultValue("") String names) {
        return done(
                request,
                () -> users.change(name, UserChange.goesBy(names.lines().toList()), actor(request)));
    }

    private Response done(ContainerRequestContext request, Runnable change) {
        try {
            change.run();
            return Response.seeOther(HERE).build();
        } catch (Refusal refusal) {
            int status = switch (refusal.kind()) {
                case UNKNOWN -> 404;
                case CONFLICT -> 409;
                default -> REFUSED;
            };
            String why = refusal.problems().isEmpty()
                    ? refusal.words()
                    : refusal.problems().stream().map(FactProblem::message).collect(Collectors.joining(". ")) + ".";
            return FailurePages.message(visits.of(request), status, "That cannot be done", why, "Nothing was changed.");
        }
    }

    private Response page(
            ContainerRequestContext request, int status, Optional<AddedKey> added, Form keyForm, Form userForm) {
        Visit visit = visits.of(request);
        Instant now = visit.now();
        SettingsView view = SettingsView.of(keys.all(), users.all(), now, added, keyForm, userForm);
        Frame frame = visit.frame("Settings", "Who may use this service: programs with keys, people with passwords.");
        return Response.status(status).entity(new Page("settings", frame, view)).build();
    }

    private static NewKey asked(Form form) {
        List<FactProblem> problems = new ArrayList<>();
        Role role = role(form.role(), problems);
        Optional<String> expires = Optional.of(form.expires().strip()).filter(text -> !text.isEmpty());
        Optional<Instant> moment = expires.flatMap(Moments::read);
        if (expires.isPresent() && moment.isEmpty()) {
            problems.add(new FactProblem("/expires", "“Expires” is " + Moments.FORM));
        }
        OptionalInt calls = calls(form.calls().strip(), problems);
        Refusal.throwIfAny(problems);
        return new NewKey(form.name().strip(), role, moment, calls);
    }

    private static OptionalInt calls(String text, List<FactProblem> problems) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("\\d{1,9}")) {
            problems.add(new FactProblem("/callsPerMinute", "Calls per minute are a whole number"));
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static Role role(String word, List<FactProblem> problems) {
        Optional<Role> role = Role.of(word);
        if (role.isEmpty()) {
            problems.add(new FactProblem("/role", "Choose a role"));
        }
        return role.orElse(Role.CRM);
    }

    private static String actor(ContainerRequestContext request) {
        return Caller.of(request.getSecurityContext()).name();
    }
}
