package io.holdfast.api.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.bodies.Fields;
import io.holdfast.api.clients.ClientIds;
import io.holdfast.api.decisions.DecisionStore.Found;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.source.Nearest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds out what a report is about: by a decision and one of its actions, or by a client and an action of the catalogue. */
public final class Subjects {

    /** The members that say it. */
    public static final List<String> KEYS = List.of("decisionId", "clientId", "action", "offer");

    private static final int LONGEST = 200;

    private final DecisionStore decisions;
    private final StoredFactsSource stored;

    public Subjects(DecisionStore decisions, StoredFactsSource stored) {
        this.decisions = decisions;
        this.stored = stored;
    }

    /** The subject; empty when something is wrong with it, which the fields have noted then. */
    public Optional<Subject> of(Fields fields, Catalogue catalogue, LocalDate today) {
        Optional<UUID> decision = fields.id("decisionId");
        Optional<String> client = fields.text("clientId", 1_000);
        client.flatMap(ClientIds::problem).ifPresent(why -> fields.wrong("clientId", why));
        Optional<String> action = fields.text("action", LONGEST);
        Optional<String> offer = fields.text("offer", LONGEST);
        if (!fields.has("action")) {
            fields.wrong("action", "which action it is about is missing");
        }
        if (fields.has("decisionId")) {
            return decision.flatMap(id -> ofDecision(fields, id, client, action, offer));
        }
        if (!fields.has("clientId")) {
            fields.wrong("decisionId", "whom it is about is missing: a `decisionId`, or a `clientId`");
        }
        boolean known = action.map(one -> inCatalogue(fields, catalogue, one)).orElse(false);
        boolean fits =
                offer.map(one -> isOffer(fields, catalogue, client, one, today)).orElse(!fields.has("offer"));
        return known && fits && client.isPresent()
                ? client.filter(id -> ClientIds.problem(id).isEmpty())
                        .map(id -> new Subject(id, Optional.empty(), action.get(), offer))
                : Optional.empty();
    }

    private Optional<Subject> ofDecision(
            Fields fields, UUID id, Optional<String> client, Optional<String> action, Optional<String> offer) {
        Found found = decisions.find(id);
        if (!(found instanceof Found.Kept kept)) {
            fields.wrong(
                    "decisionId",
                    found instanceof Found.Erased
                            ? "the client of this decision was erased"
                            : "no decision of that id is kept");
            return Optional.empty();
        }
        KeptDecision decision = kept.decision();
        if (client.filter(one -> !one.equals(decision.clientId())).isPresent()) {
            fields.wrong("clientId", "that decision is about another client");
            return Optional.empty();
        }
        return action.flatMap(one -> ofAnswer(fields, decision, one, offer));
    }

    private static Optional<Subject> ofAnswer(
            Fields fields, KeptDecision decision, String action, Optional<String> offer) {
        List<JsonNode> entries = entries(decision);
        List<JsonNode> own = entries.stream()
                .filter(entry -> entry.path("action").asText().equals(action))
                .toList();
        if (own.isEmpty()) {
            Set<String> actions = entries.stream()
                    .map(entry -> entry.path("action").asText())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            fields.wrong("action", "that decision says nothing of `" + action + "`" + near(action, actions));
            return Optional.empty();
        }
        Set<String> offers = own.stream()
                .map(entry -> entry.path("offer").asText())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean only = offer.isEmpty() && !fields.has("offer") && offers.size() == 1;
        String meant = only ? offers.iterator().next() : offer.orElse("");
        if (!offers.contains(meant)) {
            fields.wrong(
                    "offer",
                    offer.isPresent()
                            ? "that decision has no such offer for the action" + near(meant, offers)
                            : "that decision has the action with several offers; say which of them: "
                                    + String.join(", ", offers));
            return Optional.empty();
        }
        return Optional.of(new Subject(
                decision.clientId(),
                Optional.of(decision.id()),
                action,
                Optional.of(meant).filter(one -> !one.isEmpty())));
    }

    /** What was recommended, and what was held back. */
    private static List<JsonNode> entries(KeptDecision decision) {
        JsonNode answer = Json.read(decision.answer());
        List<JsonNode> entries = new ArrayList<>();
        answer.path("recommendations").forEach(entries::add);
        answer.path("heldBack").forEach(entries::add);
        return entries;
    }

    private static boolean inCatalogue(Fields fields, Catalogue catalogue, String action) {
        if (catalogue.action(action).isPresent()) {
            return true;
        }
        fields.wrong(
                "action",
                "no `" + action + "` in the catalogue"
                        + near(action, catalogue.actions().keySet()));
        return false;
    }

    /** A service of the catalogue, or a division of the client as far as we know them. */
    private boolean isOffer(
            Fields fields, Catalogue catalogue, Optional<String> client, String offer, LocalDate today) {
        if (catalogue.service(offer).isPresent()) {
            return true;
        }
        Set<String> divisions = client.map(id -> divisions(id, today)).orElse(Set.of());
        if (divisions.contains(offer)) {
            return true;
        }
        Set<String> all = new LinkedHashSet<>(catalogue.services().keySet());
        all.addAll(divisions);
        fields.wrong(
                "offer",
                "neither a service of the catalogue nor a division of this client as we know them" + near(offer, all));
        return false;
    }

    private Set<String> divisions(String client, LocalDate today) {
        if (ClientIds.problem(client).isPresent()) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        stored.factsOn(client, today).ifPresent(facts -> addDivisions(facts.facts(), names));
        decisions.newest(client).ifPresent(decision -> addDivisions(decision.facts(), names));
        return names;
    }

    private static void addDivisions(String facts, Set<String> names) {
        Json.read(facts)
                .path("divisions")
                .forEach(division -> names.add(division.path("name").asText()));
    }

    private static String near(String typed, Set<String> known) {
        String advice = Nearest.advice(typed, known);
        return advice.isEmpty() ? "" : ". " + advice;
    }
}
