package io.holdfast.api.outcomes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.access.Caller;
import io.holdfast.api.access.Role;
import io.holdfast.api.bodies.JsonBody;
import io.holdfast.api.clients.ClientChanges;
import io.holdfast.api.decisions.Subjects;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.idempotency.IdempotencyStore.Answer;
import io.holdfast.api.idempotency.IdempotencyStore.Once;
import io.holdfast.api.idempotency.RequestKey;
import io.holdfast.api.idempotency.Sent;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.rulebook.RuleBook;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes reports of what clients did. */
@Path("/v1/outcomes")
@Produces(MediaType.APPLICATION_JSON)
public final class OutcomesResource {

    private static final int CREATED = 201;
    private static final int FINE = 200;

    private final ActiveBook active;
    private final OutcomeReader reader;
    private final OutcomeStore store;
    private final IdempotencyStore keys;
    private final ClientChanges changes;
    private final Clock clock;

    public OutcomesResource(
            ActiveBook active,
            Subjects subjects,
            OutcomeStore store,
            IdempotencyStore keys,
            ClientChanges changes,
            Clock clock) {
        this.active = active;
        this.reader = new OutcomeReader(subjects);
        this.store = store;
        this.keys = keys;
        this.changes = changes;
        this.clock = clock;
    }

    /** 201 for what is new, 200 for what we had already; all of a list is kept, or nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Words.CRM, Role.Words.MANAGER, Role.Words.ADMIN})
    public Response report(
            InputStream body, @HeaderParam(RequestKey.HEADER) @Nullable String key, @Context SecurityContext security)
            throws IOException {
        RuleBook book = active.current()
                .orElseThrow(
                        () -> Problem.of(ProblemCode.NO_RULE_BOOK, "No rule book was ever good, so no action is known.")
                                .exception());
        JsonNode json = JsonBody.read(body.readAllBytes());
        String actor = Caller.of(security).name();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, book.catalogue().book().timeZone());
        Optional<RequestKey> requestKey = RequestKey.of(key, actor, Sent.fingerprint(json));
        Optional<Once> before = requestKey.flatMap(keys::known);
        if (before.isPresent()) {
            return response(before.get());
        }
        List<Outcome> outcomes = reader.read(json, book.catalogue(), today);
        Once once = store.report(outcomes, requestKey, actor, now, added -> answer(json.isArray(), outcomes, added));
        changes.happened();
        return response(once);
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

    /** Kept with its key, so it holds nothing personal: neither the client nor what they said. */
    private static Answer answer(boolean list, List<Outcome> outcomes, List<OutcomeStore.Added> added) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < added.size(); i++) {
            all.add(told(outcomes.get(i), added.get(i)));
        }
        boolean anyNew = added.stream().anyMatch(one -> !one.repeated());
        JsonNode body = list ? JsonNodeFactory.instance.objectNode().set("outcomes", all) : all.get(0);
        return new Answer(anyNew ? CREATED : FINE, body.toString());
    }

    private static ObjectNode told(Outcome outcome, OutcomeStore.Added added) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", added.id().toString());
        outcome.subject().decision().map(UUID::toString).ifPresent(id -> json.put("decisionId", id));
        json.put("action", outcome.subject().action());
        outcome.subject().offer().ifPresent(offer -> json.put("offer", offer));
        json.put("outcome", outcome.result().word());
        json.put("on", outcome.on().toString());
        json.put("recordedAt", added.recordedAt().toString());
        json.put("repeated", added.repeated());
        return json;
    }
}
