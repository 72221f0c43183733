package io.holdfast.api.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.Fields;
import io.holdfast.api.bodies.JsonBody;
import io.holdfast.api.decisions.DecisionIds;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
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
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Targets of events: added, listed, removed; and what they would not take. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhooksResource {

    private static final int MOST_TARGETS = 20;
    private static final int SHOWN = 100;
    private static final int LONGEST_URL = 2_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final WebhookStore store;
    private final Clock clock;

    WebhooksResource(WebhookStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.Words.ADMIN)
    public Object list() {
        return new WebhookReply.Several(store.targets().stream()
                .map(one -> reply(one, Optional.empty()))
                .toList());
    }

    /** Adds a target; its secret is shown now and never again. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Words.ADMIN)
    public Response add(@Context SecurityContext security, InputStream body) throws IOException {
        List<FactProblem> problems = new ArrayList<>();
        JsonNode json = JsonBody.read(body.readAllBytes());
        Fields fields = new Fields(json, "", List.of("url", "events"), problems);
        Optional<URI> url = url(fields);
        List<String> events = events(json, fields);
        if (!problems.isEmpty() || url.isEmpty()) {
            throw Problem.of(ProblemCode.INVALID_REQUEST, "`errors` says where.", problems)
                    .exception();
        }
        if (store.targets().size() >= MOST_TARGETS) {
            throw Problem.of(ProblemCode.CONFLICT, "There are " + MOST_TARGETS + " webhooks, which is the most.")
                    .exception();
        }
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String secret = "hfw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = now();
        Target target = new Target(
                DecisionIds.at(now),
                url.get(),
                secret,
                events,
                0,
                now,
                now,
                Caller.of(security).name());
        store.add(target);
        return Response.status(Response.Status.CREATED)
                .entity(reply(target, Optional.of(secret)))
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.Words.ADMIN)
    public Response remove(@PathParam("id") String id, @Context SecurityContext security) {
        store.remove(found(id).id(), Caller.of(security).name(), now());
        return Response.noContent().build();
    }

    /** What a target would not take, the first hundred. */
    @GET
    @Path("{id}/dead")
    @RolesAllowed(Role.Words.ADMIN)
    public Object dead(@PathParam("id") String id) {
        return new WebhookReply.Dead(store.events(found(id).id(), "dead", SHOWN).stream()
                .map(WebhookReply.DeadEvent::of)
                .toList());
    }

    /** Sends again what a target would not take. */
    @POST
    @Path("{id}/replay")
    @RolesAllowed(Role.Words.ADMIN)
    public Object replay(@PathParam("id") String id, @Context SecurityContext security) {
        return new WebhookReply.Replayed(
                store.replay(found(id).id(), Caller.of(security).name(), now()));
    }

    private WebhookReply reply(Target target, Optional<String> secret) {
        return WebhookReply.of(
                target, store.count(target.id(), "waiting"), store.count(target.id(), "dead"), secret.orElse(null));
    }

    private static Optional<URI> url(Fields fields) {
        if (!fields.has("url")) {
            fields.wrong("url", "where events are to be sent is missing");
            return Optional.empty();
        }
        return fields.text("url", LONGEST_URL).flatMap(text -> {
            try {
                URI url = new URI(text);
                boolean good = ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                        && url.getHost() != null
                        && url.getUserInfo() == null
                        && url.getFragment() == null;
                if (good) {
                    return Optional.of(url);
                }
            } catch (URISyntaxException none) {
                // Said below like every other address that is none.
            }
            fields.wrong(
                    "url", "this is no address that starts with https:// or http:// and a host, without a password");
            return Optional.empty();
        });
    }

    /** All where none is named. */
    private static List<String> events(JsonNode json, Fields fields) {
        if (!json.has("events")) {
            return EventJson.NAMES;
        }
        Set<String> events = new LinkedHashSet<>();
        json.path("events").forEach(one -> events.add(one.asText()));
        if (events.isEmpty() || !EventJson.NAMES.containsAll(events)) {
            fields.wrong("events", "a list of some of these: " + String.join(", ", EventJson.NAMES));
        }
        return List.copyOf(events);
    }

    private Target found(String id) {
        try {
            return Optional.of(id)
                    .filter(text -> text.length() == 36)
                    .map(UUID::fromString)
                    .flatMap(store::find)
                    .orElseThrow(WebhooksResource::unknown);
        } catch (IllegalArgumentException none) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problem.of(ProblemCode.NOT_FOUND, "There is no webhook of that id.")
                .exception();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
