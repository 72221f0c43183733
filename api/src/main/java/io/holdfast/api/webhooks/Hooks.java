package io.holdfast.api.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.bodies.Fields;
import io.holdfast.api.decisions.DecisionIds;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
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

/** Where events are sent, as administrators see and change it; every change is in the audit trail. */
public final class Hooks {

    /** The most targets that there may be. */
    public static final int MOST_TARGETS = 20;

    private static final int LONGEST_URL = 2_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final WebhookStore store;
    private final Clock clock;

    Hooks(WebhookStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A target with what lies before it.
     *
     * @param waiting events still to be sent
     * @param dead events that it would not take
     * @param failures how often in a row it did not take an event
     * @param next before when nothing is sent to it
     * @param paused since when nothing is sent to it because somebody said so
     */
    public record Hook(
            String id,
            String url,
            List<String> events,
            Instant created,
            String createdBy,
            long waiting,
            long dead,
            int failures,
            Instant next,
            Optional<Instant> paused) {}

    /** A target just added, with the secret that is shown this once. */
    public record Added(Hook hook, String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Added[" + hook.id() + "]";
        }
    }

    /**
     * What became of one event.
     *
     * @param state sent, waiting or dead
     * @param answer what came of the last try; empty before the first
     * @param body JSON, as it was or is to be sent
     * @param at when it last changed
     */
    public record Delivery(
            String id, String clientId, String event, String state, int tries, String answer, String body, Instant at) {

        static Delivery of(Event one) {
            return new Delivery(
                    one.id().toString(),
                    one.clientId(),
                    one.name(),
                    one.state(),
                    one.tries(),
                    one.answer().orElse(""),
                    one.body(),
                    one.touched());
        }
    }

    /** Every event there is. */
    public static List<String> events() {
        return EventJson.NAMES;
    }

    /** The first added first. */
    public List<Hook> all() {
        return store.targets().stream().map(this::hook).toList();
    }

    /**
     * Adds a target.
     *
     * @param json its {@code url}, and the {@code events} it wants; all where none is named
     * @throws io.holdfast.api.problem.ProblemException with everything that is wrong with it
     */
    public Added add(JsonNode json, String actor) {
        List<FactProblem> problems = new ArrayList<>();
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
        Target target =
                new Target(DecisionIds.at(now), url.get(), secret, events, 0, now, now, actor, Optional.empty());
        store.add(target);
        return new Added(hook(target), secret);
    }

    /** Forgets a target and everything it was to be told. */
    public void remove(String id, String actor) {
        store.remove(found(id).id(), actor, now());
    }

    /** Sends it nothing until it is resumed; what happens meanwhile waits for it. */
    public Hook pause(String id, String actor) {
        store.pause(found(id), true, actor, now());
        return hook(found(id));
    }

    public Hook resume(String id, String actor) {
        store.pause(found(id), false, actor, now());
        return hook(found(id));
    }

    /** Sends again what it would not take; says how many events. */
    public int replay(String id, String actor) {
        return store.replay(found(id).id(), actor, now());
    }

    /** What it would not take, in the order in which it happened. */
    public List<Delivery> dead(String id, int most) {
        return store.events(found(id).id(), "dead", most).stream()
                .map(Delivery::of)
                .toList();
    }

    /** What was tried last, the last first. */
    public List<Delivery> last(String id, int most) {
        return store.last(found(id).id(), most).stream().map(Delivery::of).toList();
    }

    private Hook hook(Target target) {
        return new Hook(
                target.id().toString(),
                target.url().toString(),
                target.events(),
                target.created(),
                target.createdBy(),
                store.count(target.id(), "waiting"),
                store.count(target.id(), "dead"),
                target.failures(),
                target.next(),
                target.paused());
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
                    .orElseThrow(Hooks::unknown);
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
