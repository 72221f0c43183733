package io.holdfast.api.queue;

import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.decisions.DecisionIds;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides the whole book again where the rule book or the day is another, or somebody asks for it. How far a round is
 * stands in the database with the rows it wrote, so that whoever runs it next goes on right there.
 */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final String SERVICE = "service";
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Database database;
    private final RoundStore store;
    private final Standings standings;
    private final QueueRows rows;
    private final QueueDay.Days days;
    private final QueueSettings settings;
    private final UUID self;
    private final Executor background;
    private volatile boolean running;

    /**
     * @param self this service to the others
     * @param background where a round runs, one at a time
     */
    Rounds(
            Database database,
            RoundStore store,
            Standings standings,
            QueueRows rows,
            QueueDay.Days days,
            QueueSettings settings,
            UUID self,
            Executor background) {
        this.database = database;
        this.store = store;
        this.standings = standings;
        this.rows = rows;
        this.days = days;
        this.settings = settings;
        this.self = self;
        this.background = background;
    }

    /** Begins or resumes a round where one is due; says whether none is, and the last one was done to its end. */
    boolean look(QueueDay day) {
        Optional<Round> open = store.open();
        if (open.filter(round -> round.state() == Round.State.RUNNING && !round.isFor(day.revision(), day.asOf()))
                .isPresent()) {
            store.end(
                    open.get().id(),
                    Round.State.OVERTAKEN,
                    "Another rule book or another day came in between.",
                    days.instant());
            open = Optional.empty();
        }
        if (running) {
            return false;
        }
        Optional<Round> last = store.newest(1).stream().findFirst();
        Optional<Round> next = open.isPresent() ? open : due(last, day);
        next.ifPresent(round -> start(round, day));
        return next.isEmpty()
                && last.filter(round -> round.state() == Round.State.DONE).isPresent();
    }

    /** A round that somebody asks for, where one can be: it begins within seconds. */
    Round begin(String actor) {
        if (!settings.filled()) {
            throw Problem.of(
                            ProblemCode.CONFLICT,
                            "The queue is off here: `queue.filled` is false, or decisions are stateless.")
                    .exception();
        }
        QueueDay day = days.now()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NO_RULE_BOOK, "No rule book was ever good, so nothing can be decided.")
                        .exception());
        Optional<Round> open = store.open();
        if (open.isPresent()) {
            throw Problem.of(
                            ProblemCode.CONFLICT,
                            "Round " + open.get().id() + " is under way. Wait for its end, or cancel it first.")
                    .exception();
        }
        return ask(actor, day);
    }

    /** A round that somebody asks for. */
    Round ask(String actor, QueueDay day) {
        Round round = round(Round.Cause.ASKED, actor, day);
        store.add(round);
        return round;
    }

    private Optional<Round> due(Optional<Round> last, QueueDay day) {
        boolean isUpToDate = last.filter(round -> round.isFor(day.revision(), day.asOf()))
                .filter(round -> round.state() != Round.State.FAILED
                        || round.touched().plus(AFTER_FAILURE).isAfter(days.instant()))
                .isPresent();
        if (isUpToDate) {
            return Optional.empty();
        }
        boolean sameBook =
                last.filter(round -> round.revision().equals(day.revision())).isPresent();
        Round round = round(sameBook ? Round.Cause.DAY : Round.Cause.BOOK, SERVICE, day);
        store.add(round);
        return Optional.of(round);
    }

    private Round round(Round.Cause cause, String actor, QueueDay day) {
        Instant now = days.instant();
        return new Round(
                DecisionIds.at(now),
                cause,
                actor,
                day.revision(),
                day.asOf(),
                Round.State.WAITING,
                "",
                standings.count(),
                Tally.NONE,
                now,
                now,
                Optional.empty(),
                Optional.empty());
    }

    private void start(Round round, QueueDay day) {
        if (store.claim(round.id(), self, day.revision(), day.asOf(), standings.count(), days.instant())) {
            running = true;
            background.execute(() -> {
                try {
                    run(round, day);
                } finally {
                    running = false;
                }
            });
        }
    }

    private void run(Round round, QueueDay day) {
        try {
            goOn(round, day);
        } catch (CancellationException over) {
            LOG.info("Round {}: {}", round.id(), over.getMessage());
        } catch (DatabaseAway away) {
            LOG.info("Round {} goes on once the database is back: {}", round.id(), away.getMessage());
        } catch (RuntimeException | Error failure) {
            LOG.error("Round {} failed", round.id(), failure);
            end(round, failure);
        }
    }

    private void goOn(Round round, QueueDay day) {
        Pace pace = new Pace(settings.clientsPerSecond(), System::nanoTime);
        Deciding deciding = standings.deciding(day);
        String after = round.lastClient();
        boolean more = true;
        while (more) {
            Standings.Page page = standings.next(after, day, deciding);
            String end = page.end().orElse(after);
            write(round, page, end);
            after = end;
            more = !page.isLast();
            pace.after(page.ids().size());
        }
        LOG.info(
                "Round {} is done: the whole book as of {} by rule book {}",
                round.id(),
                day.asOf(),
                day.live().revision().brief());
    }

    /** The rows and how far the round is, both or none. */
    private void write(Round round, Standings.Page page, String end) {
        database.inTransaction(handle -> {
            Tally tally = rows.replace(handle, page.ids(), page.found(), false, page.at());
            if (!store.progress(handle, round.id(), self, end, tally, page.isLast(), days.instant())) {
                throw new CancellationException("it was cancelled or overtaken, or another service runs it.");
            }
            return true;
        });
    }

    private void end(Round round, Throwable failure) {
        try {
            store.end(
                    round.id(),
                    Round.State.FAILED,
                    "It failed, which is our fault: " + failure.getClass().getSimpleName()
                            + ". The log says more; it is tried again in a minute.",
                    days.instant());
        } catch (RuntimeException away) {
            LOG.warn("How a round ended could not be kept: {}", away.getMessage());
        }
    }
}
