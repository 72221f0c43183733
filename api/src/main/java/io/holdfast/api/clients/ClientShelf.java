package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.source.Revision;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to do next for the clients of the store on any day, as pages show it. Lists hold the first {@value #MOST}
 * clients by id; what was decided for one stays until their facts, the rule book or the day are others.
 */
public final class ClientShelf {

    /** The most clients that a list holds. */
    public static final int MOST = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(ClientShelf.class);
    private static final Options BRIEF = new Options(5, Explain.NONE);
    private static final int DAYS_KEPT = 8;
    /** How long another service's changes may stay unseen in a list. */
    private static final long TRUSTED_MILLIS = 5_000;

    private final ActiveBook active;
    private final DecisionEngine engine;
    private final FactsReader reader;
    private final ShelfStore store;
    private final ReportedContacts reported;
    private final ClientChanges changes;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();
    private final Map<Day, Shown> shown = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Day, Shown> eldest) {
            return size() > DAYS_KEPT;
        }
    };

    ClientShelf(
            ActiveBook active,
            DecisionEngine engine,
            FactsReader reader,
            ShelfStore store,
            ReportedContacts reported,
            ClientChanges changes,
            Clock clock) {
        this.active = active;
        this.engine = engine;
        this.reader = reader;
        this.store = store;
        this.reported = reported;
        this.changes = changes;
        this.clock = clock;
    }

    /** The facts of a client as they are today. */
    public Optional<JsonNode> facts(String id) {
        return ClientIds.problem(id).isPresent()
                ? Optional.empty()
                : active.status()
                        .live()
                        .flatMap(live -> store.one(id, today(live)))
                        .map(BookFacts.Known::facts);
    }

    /** How many clients there are, listed or not. */
    public long count() {
        return store.count();
    }

    /** What the first clients are called, by id; nothing is decided for them. A client without a name has an empty one. */
    public Map<String, String> names(int most) {
        Map<String, String> names = new LinkedHashMap<>();
        store.rowsAfter("", most, Optional.empty())
                .forEach(one -> names.put(one.id(), one.facts().path("name").asText("")));
        return names;
    }

    /** The first clients on a day with what to do next, without explanations; none while there is no rule book. */
    public List<ShelfRow> rows(LocalDate asOf) {
        return active.status().live().map(live -> rows(live, asOf, () -> {})).orElse(List.of());
    }

    /**
     * Makes that list for whoever asks for it next, and says how many clients it holds.
     *
     * @param between run between one client and the next, while nobody waits for the list; it may rest
     */
    int warm(LocalDate asOf, Runnable between) {
        return active.status()
                .live()
                .map(live -> rows(live, asOf, () -> {
                            if (!one.hasQueuedThreads()) {
                                between.run();
                            }
                        })
                        .size())
                .orElse(0);
    }

    /** One client on a day with what to do next, explained. */
    public Optional<ShelfRow> row(String id, LocalDate asOf) {
        return row(id, asOf, Options.STANDARD);
    }

    /** One client on a day with what to do next, as much of it and about it as is asked for. */
    public Optional<ShelfRow> row(String id, LocalDate asOf, Options options) {
        return ClientIds.problem(id).isPresent()
                ? Optional.empty()
                : active.status().live().flatMap(live -> row(live, id, asOf, options));
    }

    private Optional<ShelfRow> row(LiveBook live, String id, LocalDate asOf, Options options) {
        LocalDate known = known(live, asOf).orElse(today(live));
        return store.one(id, known).map(one -> {
            BookFacts.withReports(List.of(one), reported, known);
            return row(live, id, one.facts(), asOf, options);
        });
    }

    private List<ShelfRow> rows(LiveBook live, LocalDate asOf, Runnable between) {
        one.lock();
        try {
            return made(live, asOf, between);
        } finally {
            one.unlock();
        }
    }

    private List<ShelfRow> made(LiveBook live, LocalDate asOf, Runnable between) {
        Day day = new Day(live.revision(), asOf, today(live));
        Shown before = shown.getOrDefault(day, Shown.NOTHING);
        long change = changes.count();
        long now = clock.millis();
        if (before.change() == change && now - before.millis() < TRUSTED_MILLIS) {
            return before.list();
        }
        List<BookFacts.Known> clients = store.rowsAfter("", MOST, known(live, asOf));
        BookFacts.withReports(clients, reported, known(live, asOf).orElse(today(live)));
        Map<String, Decided> rows = new LinkedHashMap<>();
        clients.forEach(one -> {
            Decided kept = before.rows().get(one.id());
            rows.put(
                    one.id(),
                    kept != null && kept.facts().equals(one.facts())
                            ? kept
                            : new Decided(one.facts(), row(live, one.id(), one.facts(), asOf, BRIEF)));
            between.run();
        });
        List<ShelfRow> list = new ArrayList<>(rows.size());
        rows.values().forEach(one -> list.add(one.row()));
        Shown after = new Shown(change, now, rows, List.copyOf(list));
        shown.put(day, after);
        return after.list();
    }

    private ShelfRow row(LiveBook live, String id, JsonNode one, LocalDate asOf, Options options) {
        return reader.read(live.book(), one, asOf)
                .fold(
                        client -> decide(live, id, client, options),
                        problems -> new ShelfRow(id, Optional.empty(), Optional.empty(), problems));
    }

    private ShelfRow decide(LiveBook live, String id, Client client, Options options) {
        try {
            return new ShelfRow(
                    id, Optional.of(client), Optional.of(engine.decide(live.book(), client, options)), List.of());
        } catch (RuntimeException failure) {
            LOG.error("Deciding for a client of the shelf failed", failure);
            return new ShelfRow(
                    id,
                    Optional.of(client),
                    Optional.empty(),
                    List.of(new FactProblem("", "Deciding failed. That is our fault; the log says more.")));
        }
    }

    /** The day in the past whose facts count; empty where today's do. */
    private Optional<LocalDate> known(LiveBook live, LocalDate asOf) {
        return Optional.of(asOf).filter(day -> day.isBefore(today(live)));
    }

    private LocalDate today(LiveBook live) {
        return LocalDate.ofInstant(
                clock.instant(), live.book().catalogue().book().timeZone());
    }

    private record Day(Revision revision, LocalDate asOf, LocalDate today) {}

    private record Decided(ObjectNode facts, ShelfRow row) {}

    /** A list as it was made last, with how far changes were counted then. */
    private record Shown(long change, long millis, Map<String, Decided> rows, List<ShelfRow> list) {
        static final Shown NOTHING = new Shown(-1, 0, Map.of(), List.of());
    }
}
