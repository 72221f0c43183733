package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.source.Revision;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client book in memory: facts by id, and what to do next for each of them on any day. Never changes a fact. */
public final class ClientShelf {

    private static final Logger LOG = LoggerFactory.getLogger(ClientShelf.class);
    private static final Options BRIEF = new Options(5, Explain.NONE);
    private static final int DAYS_KEPT = 8;

    private final ActiveBook active;
    private final DecisionEngine engine;
    private final FactsReader reader;
    private final ShelfSource source;
    private final Map<Day, List<ShelfRow>> decided = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Day, List<ShelfRow>> eldest) {
            return size() > DAYS_KEPT;
        }
    };
    private volatile Optional<Map<String, JsonNode>> facts = Optional.empty();

    /** The source is read once, when the first rule book is there. */
    public ClientShelf(ActiveBook active, DecisionEngine engine, FactsReader reader, ShelfSource source) {
        this.active = active;
        this.engine = engine;
        this.reader = reader;
        this.source = source;
    }

    /** The day to start on, where the book was made for one; otherwise today. */
    public Optional<LocalDate> day() {
        return source.day();
    }

    /** Every client's id, in the book's order; none while there is no rule book. */
    public Collection<String> ids() {
        return active.status().live().map(live -> facts(live).keySet()).orElse(Set.of());
    }

    /** The facts of a client as they were given. */
    public Optional<JsonNode> facts(String id) {
        return active.status().live().map(live -> facts(live).get(id)).map(JsonNode::deepCopy);
    }

    /** Every client on a day with what to do next, without explanations; none while there is no rule book. */
    public List<ShelfRow> rows(LocalDate asOf) {
        return active.status().live().map(live -> rows(live, asOf)).orElse(List.of());
    }

    /** One client on a day with what to do next, explained. */
    public Optional<ShelfRow> row(String id, LocalDate asOf) {
        return active.status()
                .live()
                .flatMap(live -> Optional.ofNullable(facts(live).get(id))
                        .map(one -> row(live, id, one, asOf, Options.STANDARD)));
    }

    private synchronized List<ShelfRow> rows(LiveBook live, LocalDate asOf) {
        Day day = new Day(live.revision(), asOf);
        List<ShelfRow> known = decided.get(day);
        if (known != null) {
            return known;
        }
        List<ShelfRow> rows = new ArrayList<>();
        facts(live).forEach((id, one) -> rows.add(row(live, id, one, asOf, BRIEF)));
        List<ShelfRow> frozen = List.copyOf(rows);
        decided.put(day, frozen);
        return frozen;
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

    private Map<String, JsonNode> facts(LiveBook live) {
        Optional<Map<String, JsonNode>> known = facts;
        return known.isPresent() ? known.get() : load(live);
    }

    private synchronized Map<String, JsonNode> load(LiveBook live) {
        if (facts.isPresent()) {
            return facts.get();
        }
        Map<String, JsonNode> loaded = new LinkedHashMap<>();
        try {
            for (JsonNode one : source.read(live.book())) {
                if (loaded.putIfAbsent(one.path("id").asText(), one) != null) {
                    LOG.warn("The client book holds an id twice; the first entry counts");
                }
            }
            LOG.info("The client book holds {} clients", loaded.size());
        } catch (IOException unreadable) {
            LOG.error("The client book cannot be read, so pages show no clients", unreadable);
        }
        Map<String, JsonNode> frozen = Collections.unmodifiableMap(loaded);
        facts = Optional.of(frozen);
        return frozen;
    }

    private record Day(Revision revision, LocalDate asOf) {}
}
