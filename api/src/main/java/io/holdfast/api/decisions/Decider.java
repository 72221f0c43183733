package io.holdfast.api.decisions;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.ArchivedBooks;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.DecisionJson;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Nearest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes the body of a request to its answer, with one rule book from first to last. */
final class Decider {

    private final ActiveBook active;
    private final ArchivedBooks archived;
    private final DecisionEngine engine;
    private final Dossiers dossiers;
    private final Optional<DecisionLog> log;
    private final Clock clock;
    private final String version;

    /**
     * @param log empty when no decision is kept
     * @param version of Holdfast
     */
    Decider(
            ActiveBook active,
            ArchivedBooks archived,
            DecisionEngine engine,
            Dossiers dossiers,
            Optional<DecisionLog> log,
            Clock clock,
            String version) {
        this.active = active;
        this.archived = archived;
        this.engine = engine;
        this.dossiers = dossiers;
        this.log = log;
        this.clock = clock;
        this.version = version;
    }

    /** The same, with what was reported about some clients looked up at once. */
    Decider lookedUp(Supplier<Set<String>> clientIds) {
        return new Decider(active, archived, engine, dossiers.lookedUp(clientIds), log, clock, version);
    }

    /** Decides, and keeps the decision unless it is a dry run; what comes back may be sent. */
    Answered decide(byte[] body, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Made made = make(body, actor, now, DecisionIds.at(now));
        made.toKeep().ifPresent(kept -> log.ifPresent(own -> own.keep(kept)));
        return made.answered();
    }

    /**
     * Decides, and keeps nothing.
     *
     * @param now when it was asked for
     * @param id under which it is, or would be, kept
     */
    Made make(byte[] body, String actor, Instant now, UUID id) {
        RuleBook live = live(active);
        LocalDate todayLive = today(live, now);
        DecisionRequest request = DecisionRequestReader.read(
                body, new ClientReader(live.catalogue().book()), todayLive);
        List<FactProblem> around = new ArrayList<>(request.problems());
        RuleBook book = request.revision()
                .map(revision -> named(revision, around).orElse(live))
                .orElse(live);
        request.options().path().flatMap(action -> unknown(book, action)).ifPresent(around::add);
        LocalDate today = book == live ? todayLive : today(book, now);
        Dossiers.Days days = Dossiers.Days.of(request.asOf().orElse(today), today);
        Dossier dossier = dossiers.of(book, body, request, days, around);
        Asked asked = new Asked(request.options().with(dossier.setAside()), dossier.known());
        Answered answered = answered(engine, book, dossier, asked, id);
        if (log.isEmpty() || request.dryRun()) {
            return new Made(answered, Optional.empty());
        }
        return new Made(
                answered,
                Optional.of(new KeptDecision(
                        id,
                        dossier.client().id(),
                        days.asOf(),
                        now,
                        book.revision().hash(),
                        version,
                        actor,
                        asked.json(),
                        dossier.facts().get(),
                        new String(answered.bytes(), StandardCharsets.UTF_8),
                        answered.withheld().orElse(null))));
    }

    private static LocalDate today(RuleBook book, Instant now) {
        return LocalDate.ofInstant(now, book.catalogue().book().timeZone());
    }

    /** The live book, or the problem that there is none. */
    static RuleBook live(ActiveBook active) {
        return active.current()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NO_RULE_BOOK,
                                "No rule book was ever good, so nothing can be decided. GET /v1/rules says why.")
                        .exception());
    }

    /** The answer to a question; the same question gives the same bytes. */
    static Answered answered(DecisionEngine engine, RuleBook book, Dossier dossier, Asked asked, UUID id) {
        Decision plain = engine.decide(book, dossier.client(), asked.options()).withId(id.toString());
        Decision decision = dossier.known().map(plain::withKnown).orElse(plain);
        return new Answered(
                DecisionJson.bytes(decision),
                !decision.recommendations().isEmpty(),
                decision.control() == null ? Optional.empty() : Optional.of(DecisionJson.line(decision.withheld())));
    }

    private Optional<RuleBook> named(String revision, List<FactProblem> around) {
        try {
            Optional<RuleBook> book = archived.book(revision);
            if (book.isEmpty()) {
                around.add(new FactProblem("/revision", "no rule book of that revision ever decided here"));
            }
            return book;
        } catch (ArchivedBooks.NoLongerBuilds rejected) {
            around.add(new FactProblem("/revision", String.valueOf(rejected.getMessage())));
            return Optional.empty();
        }
    }

    private static Optional<FactProblem> unknown(RuleBook book, String action) {
        if (book.catalogue().action(action).isPresent()) {
            return Optional.empty();
        }
        String near = Nearest.advice(action, book.catalogue().actions().keySet());
        return Optional.of(new FactProblem(
                "/path", "`path` names no action of the catalogue" + (near.isEmpty() ? "" : ". " + near)));
    }

    /**
     * A decision, made.
     *
     * @param toKeep what has to be kept before the answer may be sent; empty for a dry run
     */
    record Made(Answered answered, Optional<KeptDecision> toKeep) implements DecisionMetrics.Countable {

        @Override
        public boolean recommends() {
            return answered.recommends();
        }
    }

    /**
     * What is sent.
     *
     * @param withheld what a client held out is not told, as JSON; empty for every other
     */
    record Answered(byte[] bytes, boolean recommends, Optional<String> withheld) implements DecisionMetrics.Countable {

        /** The same decision in the bytes it was sent in before. */
        Answered with(byte[] before) {
            return new Answered(before, recommends, withheld);
        }
    }
}
