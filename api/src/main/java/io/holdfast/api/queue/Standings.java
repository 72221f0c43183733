package io.holdfast.api.queue;

import io.holdfast.api.clients.BookFacts;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.decision.DecisionEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where clients stand, decided again for some of them at once. */
public final class Standings {

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);
    /** Clients that are written in one transaction. */
    static final int TOGETHER = 200;

    private final Database database;
    private final BookFacts facts;
    private final DecisionEngine engine;
    private final QueueRows rows;
    private final QueueDay.Days days;
    private final QueueSettings settings;

    Standings(
            Database database,
            BookFacts facts,
            DecisionEngine engine,
            QueueRows rows,
            QueueDay.Days days,
            QueueSettings settings) {
        this.database = database;
        this.facts = facts;
        this.engine = engine;
        this.rows = rows;
        this.days = days;
        this.settings = settings;
    }

    /**
     * Decides some clients again, so that whoever looks next sees what was just reported or changed of them. Where that
     * cannot be done at once it is done within seconds.
     */
    public void again(Collection<String> clientIds) {
        if (!settings.filled()) {
            return;
        }
        try {
            days.now().ifPresent(day -> decide(clientIds, day));
        } catch (DatabaseAway away) {
            LOG.debug("Clients are decided again later: {}", away.getMessage());
        }
    }

    /** Decides some clients, a few hundred in a transaction. */
    void decide(Collection<String> clientIds, QueueDay day) {
        List<String> ids = new ArrayList<>(clientIds);
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + TOGETHER));
            Instant now = days.instant();
            List<Found> found = deciding(day).of(facts.of(some, day.asOf(), day.today()), now);
            database.inTransaction(handle -> rows.replace(handle, some, found, true, now));
        }
    }

    /** The next clients by id, decided. */
    Page next(String after, QueueDay day, Deciding deciding) {
        Instant now = days.instant();
        List<BookFacts.Known> known = facts.after(after, TOGETHER, day.asOf(), day.today());
        return new Page(known.stream().map(BookFacts.Known::id).toList(), deciding.of(known, now), now);
    }

    Deciding deciding(QueueDay day) {
        return new Deciding(engine, day.live().book(), settings.top(), day.asOf());
    }

    /** How many clients there are to decide. */
    long count() {
        return facts.count();
    }

    /** Some clients with what was found. */
    record Page(List<String> ids, List<Found> found, Instant at) {

        boolean isLast() {
            return ids.size() < TOGETHER;
        }

        Optional<String> end() {
            return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
        }
    }
}
