package io.holdfast.api.outcomes;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.clients.PersonalRows;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.RowQuery;
import io.holdfast.api.decisions.DecisionIds;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.idempotency.IdempotencyStore.Answer;
import io.holdfast.api.idempotency.IdempotencyStore.Once;
import io.holdfast.api.idempotency.RequestKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** Keeps reported outcomes; they are only ever added, erased with their client, or pruned when they are old. */
public final class OutcomeStore implements PersonalRows {

    private static final int FETCHED = 500;

    private static final String CONTACTS = """
            select client_id, action, offer, outcome, on_day, until_day, reason, channel, amount from outcomes
            where client_id = any(?) order by client_id, on_day, recorded_at, id""";

    private final Database database;
    private final IdempotencyStore keys;

    public OutcomeStore(Database database, IdempotencyStore keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * Adds reports, all or none, once for a key. A report that says the same as one we have is that one.
     *
     * @param answer made of what each report became, in their order
     */
    Once report(
            List<Outcome> outcomes,
            Optional<RequestKey> key,
            String actor,
            Instant now,
            Function<List<Added>, Answer> answer) {
        return database.inTransaction(handle -> keys.once(handle, key, now, () -> {
            List<String> sender = key.map(it -> List.of(it.caller(), it.key())).orElse(List.of());
            return answer.apply(addAll(handle, outcomes, sender, actor, now));
        }));
    }

    /** What was reported about each of some clients, oldest first, as contacts among facts. */
    public Map<String, List<Contact>> contacts(Collection<String> clients) {
        Set<String> distinct = new HashSet<>(clients);
        Map<String, List<Contact>> found = new HashMap<>();
        database.with(handle -> {
            RowQuery.each(handle, CONTACTS, distinct, row -> {
                Contact one = contact(row);
                found.computeIfAbsent(one.clientId(), id -> new ArrayList<>()).add(one);
            });
            return true;
        });
        return found;
    }

    /**
     * Clients of whom anything was reported, by id.
     *
     * @param after the last that is known already; empty text at the beginning
     */
    public List<String> clients(String after, int most) {
        return database.with(handle -> handle.createQuery("""
                        select distinct client_id from outcomes
                        where client_id > :after order by client_id limit :most""")
                .bind("after", after)
                .bind("most", most)
                .mapTo(String.class)
                .list());
    }

    /** How often each outcome of each action was reported to have happened after one day and until another. */
    public List<OutcomeTally> tallies(LocalDate from, LocalDate to) {
        return database.with(handle -> handle.createQuery("""
                        select action, outcome, count(*) as reports, coalesce(sum(amount), 0) as amount from outcomes
                        where on_day > :from and on_day <= :to group by action, outcome order by action, outcome""")
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new OutcomeTally(
                        row.getString("action"),
                        row.getString("outcome"),
                        row.getLong("reports"),
                        row.getBigDecimal("amount")))
                .list());
    }

    @Override
    public String name() {
        return "outcomes";
    }

    @Override
    public boolean any(Handle handle, String clientId) {
        return handle.createQuery("select 1 from outcomes where client_id = :client limit 1")
                .bind("client", clientId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public void writeTo(JsonGenerator json, Handle handle, String clientId) throws IOException {
        json.writeStartArray();
        try (ResultIterator<ObjectNode> all = handle.createQuery("""
                        select id, decision_id, recorded_at, actor, client_id, action, offer, outcome, on_day, until_day,
                        reason, channel, amount from outcomes
                        where client_id = :client order by on_day, recorded_at, id""")
                .bind("client", clientId)
                .setFetchSize(FETCHED)
                .map((row, context) -> told(row))
                .iterator()) {
            while (all.hasNext()) {
                json.writeRawValue(all.next().toString());
            }
        }
        json.writeEndArray();
    }

    @Override
    public int erase(Handle handle, String clientId) {
        return handle.createUpdate("delete from outcomes where client_id = :client")
                .bind("client", clientId)
                .execute();
    }

    /** Removes some of those that happened before a day; says how many, fewer than asked for when no more are left. */
    public int prune(LocalDate before, int most) {
        return database.with(handle -> handle.createUpdate("""
                        delete from outcomes where id in
                        (select id from outcomes where on_day < :before order by on_day limit :most)""")
                .bind("before", before)
                .bind("most", most)
                .execute());
    }

    /** Always in the same order of fingerprints, so that two who add the same reports never wait for each other. */
    private static List<Added> addAll(
            Handle handle, List<Outcome> outcomes, List<String> sender, String actor, Instant now) {
        TreeMap<String, Outcome> sorted = new TreeMap<>();
        List<String> fingerprints = new ArrayList<>();
        for (Outcome one : outcomes) {
            String fingerprint = one.fingerprint(sender);
            fingerprints.add(fingerprint);
            sorted.putIfAbsent(fingerprint, one);
        }
        Map<String, Added> added = new HashMap<>();
        sorted.forEach((fingerprint, one) -> added.put(fingerprint, add(handle, one, fingerprint, actor, now)));
        List<Added> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String fingerprint : fingerprints) {
            Added one = added.get(fingerprint);
            if (one != null) {
                all.add(seen.add(fingerprint) ? one : one.repeatedly());
            }
        }
        return all;
    }

    private static Added add(Handle handle, Outcome outcome, String fingerprint, String actor, Instant now) {
        UUID id = DecisionIds.at(now);
        int rows = handle.createUpdate("""
                        insert into outcomes (id, client_id, decision_id, action, offer, outcome, on_day, until_day,
                        reason, channel, amount, recorded_at, actor, fingerprint)
                        values (:id, :client, cast(:decision as uuid), :action, :offer, :outcome, :on,
                        cast(:until as date), :reason, :channel, cast(:amount as numeric), :now, :actor, :fingerprint) on conflict do nothing""")
                .bind("id", id)
                .bind("client", outcome.subject().clientId())
                .bindByType("decision", outcome.subject().decision().orElse(null), UUID.class)
                .bind("action", outcome.subject().action())
                .bind("offer", outcome.subject().offer().orElse(null))
                .bind("outcome", outcome.result().word())
                .bind("on", outcome.on())
                .bindByType("until", outcome.until().orElse(null), LocalDate.class)
                .bind("reason", outcome.reason().orElse(null))
                .bind("channel", outcome.channel().orElse(null))
                .bindByType("amount", outcome.amount().orElse(null), BigDecimal.class)
                .bind("now", now)
                .bind("actor", actor)
                .bind("fingerprint", fingerprint)
                .execute();
        return rows == 1
                ? new Added(id, now, false)
                : handle.createQuery("select id, recorded_at from outcomes where fingerprint = :fingerprint")
                        .bind("fingerprint", fingerprint)
                        .map((row, context) -> new Added(
                                row.getObject("id", UUID.class),
                                row.getTimestamp("recorded_at").toInstant(),
                                true))
                        .one();
    }

    private static ObjectNode told(ResultSet row) throws SQLException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", row.getString("id"));
        put(json, "decisionId", row.getString("decision_id"));
        json.setAll(contact(row).facts());
        json.put("recordedAt", row.getTimestamp("recorded_at").toInstant().toString());
        json.put("by", row.getString("actor"));
        return json;
    }

    static Contact contact(ResultSet row) throws SQLException {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        LocalDate on = row.getObject("on_day", LocalDate.class);
        facts.put("action", row.getString("action"));
        put(facts, "offer", row.getString("offer"));
        facts.put("on", on.toString());
        put(facts, "channel", row.getString("channel"));
        facts.put("outcome", row.getString("outcome"));
        put(facts, "reason", row.getString("reason"));
        put(facts, "until", row.getString("until_day"));
        if (row.getBigDecimal("amount") != null) {
            facts.put("amount", row.getDouble("amount"));
        }
        return new Contact(row.getString("client_id"), on, facts);
    }

    private static void put(ObjectNode facts, String key, @Nullable String value) {
        if (value != null) {
            facts.put(key, value);
        }
    }

    /**
     * What one report became.
     *
     * @param repeated whether we had it already
     */
    record Added(UUID id, Instant recordedAt, boolean repeated) {
        Added repeatedly() {
            return new Added(id, recordedAt, true);
        }
    }

    /** A report as a contact among a client's facts. */
    record Contact(String clientId, LocalDate on, ObjectNode facts) {}
}
