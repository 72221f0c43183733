package io.holdfast.api.outcomes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.clients.ClientChanges;
import io.holdfast.api.decisions.Subjects;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.idempotency.IdempotencyStore.Answer;
import io.holdfast.api.idempotency.IdempotencyStore.Once;
import io.holdfast.api.idempotency.RequestKey;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.rulebook.RuleBook;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes reports of what clients did, however they were made. */
public final class Reporting {

    private static final int CREATED = 201;
    private static final int FINE = 200;

    private final ActiveBook active;
    private final OutcomeReader reader;
    private final OutcomeStore store;
    private final IdempotencyStore keys;
    private final ClientChanges changes;
    private final Clock clock;

    public Reporting(
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

    /**
     * Takes one report or a list of them: all of a list are kept, or none.
     *
     * @throws io.holdfast.api.problem.ProblemException naming every mistake in them
     */
    public Once report(JsonNode json, Optional<RequestKey> key, String actor) {
        RuleBook book = active.current()
                .orElseThrow(
                        () -> Problem.of(ProblemCode.NO_RULE_BOOK, "No rule book was ever good, so no action is known.")
                                .exception());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, book.catalogue().book().timeZone());
        Optional<Once> before = key.flatMap(keys::known);
        if (before.isPresent()) {
            return before.get();
        }
        List<Outcome> outcomes = reader.read(json, book.catalogue(), today);
        Once once = store.report(outcomes, key, actor, now, added -> answer(json.isArray(), outcomes, added));
        changes.happened();
        return once;
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
