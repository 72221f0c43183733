package io.holdfast.api.decisions;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.dropwizard.util.Duration;
import io.holdfast.api.pace.RightOfWay;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.ArchivedBooks;
import io.holdfast.api.rulebooks.RevisionArchive;
import io.holdfast.decision.DecisionEngine;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Everything about decisions, ready to be put into a service. */
public final class Decisions {

    private final ActiveBook active;
    private final ArchivedBooks archived;
    private final DecisionEngine engine;
    private final RightOfWay way;
    private final String version;

    /**
     * @param way told of each decision that is asked for by itself
     * @param version of Holdfast, which decisions are kept with
     */
    public Decisions(ActiveBook active, ArchivedBooks archived, DecisionEngine engine, RightOfWay way, String version) {
        this.active = active;
        this.archived = archived;
        this.engine = engine;
        this.way = way;
        this.version = version;
    }

    /** Puts the endpoints into the service, with what has to be stopped with it; other endpoints ask what it returns. */
    public Answers register(
            JerseyEnvironment jersey,
            LifecycleEnvironment lifecycle,
            Memory memory,
            Clock clock,
            DecisionMetrics metrics) {
        boolean stateless = memory.settings().stateless();
        Optional<DecisionLog> log =
                stateless ? Optional.empty() : Optional.of(new DecisionLog(memory.decisions(), memory.archive()));
        log.ifPresent(lifecycle::manage);
        Dossiers dossiers = new Dossiers(memory.stored(), memory.reported(), memory.settings());
        Decider decider = new Decider(active, archived, engine, dossiers, log, clock, version);
        Replays replays = new Replays(active, archived, version);
        DecisionsResource single = new DecisionsResource(decider, memory.decisions(), replays, metrics, way);
        jersey.register(single);
        BatchResource batches = new BatchResource(active, decider, log, clock, metrics, memory.longestRequest());
        lifecycle.manage(batches);
        jersey.register(batches);
        return new Answers(single, decider, log, clock, metrics);
    }

    /** What decides for nobody before the service is ready; to be managed after the rules. */
    public WarmUp warmUp(Clock clock, Duration longest) {
        DecisionSettings nothingKept = new DecisionSettings(true, null);
        Dossiers dossiers = new Dossiers((id, day) -> Optional.empty(), (id, day, zone) -> History.NONE, nothingKept);
        Decider decider = new Decider(active, archived, engine, dossiers, Optional.empty(), clock, version);
        return new WarmUp(
                active,
                request -> decider.make(request, "warm-up", Instant.now(clock), new UUID(0, 0)),
                clock,
                longest);
    }

    /**
     * What decisions remember.
     *
     * @param longestRequest bytes that a request for one decision may have
     */
    public record Memory(
            DecisionSettings settings,
            int longestRequest,
            DecisionStore decisions,
            RevisionArchive archive,
            StoredFactsSource stored,
            KnownHistory reported) {}
}
