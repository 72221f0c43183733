package io.holdfast.api.decisions;

import com.fasterxml.jackson.core.JsonGenerator;
import io.holdfast.api.clients.PersonalRows;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.RowBatch;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** Keeps decisions; they are only ever added, emptied of what is personal, or pruned when they are old. */
public final class DecisionStore implements PersonalRows {

    private static final String COLUMNS =
            "id, client_id, as_of, decided_at, revision, engine, actor, request, facts, answer, withheld";

    private static final int FETCHED = 100;

    private final Database database;

    public DecisionStore(Database database) {
        this.database = database;
    }

    /** Adds decisions, all or none, in one commit. */
    public void add(List<KeptDecision> decisions) {
        database.inTransaction(handle -> {
            try (RowBatch rows = new RowBatch(
                    handle, "insert into decisions (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (KeptDecision one : decisions) {
                    rows.add(
                            one.id(),
                            one.clientId(),
                            one.asOf(),
                            one.decidedAt(),
                            one.revision(),
                            one.engine(),
                            one.actor(),
                            one.request(),
                            one.facts(),
                            one.answer(),
                            one.withheld());
                }
                rows.execute();
            }
            return true;
        });
    }

    /** The decision of an id: kept, emptied by an erasure, or never there. */
    public Found find(UUID id) {
        return database.<Found, RuntimeException>with(
                handle -> handle.createQuery("select " + COLUMNS + " from decisions where id = :id")
                        .bind("id", id)
                        .<Found>map((row, context) -> found(row))
                        .findOne()
                        .orElseGet(Found.Never::new));
    }

    /** The decisions of some ids, kept or emptied by an erasure; an id that never was is not among them. */
    Map<UUID, Found> find(List<UUID> ids) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + " from decisions where id in (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), found(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The newest decision about a client. */
    public Optional<KeptDecision> newest(String clientId) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS
                        + " from decisions where client_id = :client order by decided_at desc, id desc limit 1")
                .bind("client", clientId)
                .map((row, context) -> kept(row))
                .findOne());
    }

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public boolean any(Handle handle, String clientId) {
        return handle.createQuery("select 1 from decisions where client_id = :client limit 1")
                .bind("client", clientId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public void writeTo(JsonGenerator json, Handle handle, String clientId) throws IOException {
        json.writeStartArray();
        try (ResultIterator<KeptDecision> all = handle.createQuery(
                        "select " + COLUMNS + " from decisions where client_id = :client order by decided_at, id")
                .bind("client", clientId)
                .setFetchSize(FETCHED)
                .map((row, context) -> kept(row))
                .iterator()) {
            while (all.hasNext()) {
                write(json, all.next());
            }
        }
        json.writeEndArray();
    }

    /** Empties the decisions about a client of all that is personal; that they were made stays countable. */
    @Override
    public int erase(Handle handle, String clientId) {
        return handle.createUpdate("""
                        update decisions set client_id = null, request = null, facts = null, answer = null,
                        withheld = null
                        where client_id = :client""").bind("client", clientId).execute();
    }

    /**
     * Removes some of those decided before a moment.
     *
     * @return how many; fewer than asked for when no more are left
     */
    public int prune(Instant before, int most) {
        return database.with(handle -> handle.createUpdate("""
                        delete from decisions where id in
                        (select id from decisions where decided_at < :before order by decided_at limit :most)""")
                .bind("before", before)
                .bind("most", most)
                .execute());
    }

    private static void write(JsonGenerator json, KeptDecision decision) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", decision.id().toString());
        json.writeStringField("asOf", decision.asOf().toString());
        json.writeStringField("decidedAt", decision.decidedAt().toString());
        json.writeStringField("revision", decision.revision());
        json.writeStringField("engine", decision.engine());
        json.writeStringField("by", decision.actor());
        json.writeFieldName("request");
        json.writeRawValue(decision.request());
        json.writeFieldName("facts");
        json.writeRawValue(decision.facts());
        json.writeFieldName("answer");
        json.writeRawValue(decision.answer());
        if (decision.withheld() != null) {
            json.writeFieldName("withheld");
            json.writeRawValue(decision.withheld());
        }
        json.writeEndObject();
    }

    /** What an erasure emptied has no answer any more. */
    private static Found found(ResultSet row) throws SQLException {
        return row.getString("answer") == null ? new Found.Erased() : new Found.Kept(kept(row));
    }

    private static KeptDecision kept(ResultSet row) throws SQLException {
        return new KeptDecision(
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                row.getObject("as_of", LocalDate.class),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("revision"),
                row.getString("engine"),
                row.getString("actor"),
                row.getString("request"),
                row.getString("facts"),
                row.getString("answer"),
                row.getString("withheld"));
    }

    /** What there is under an id. */
    public sealed interface Found {

        /** A decision, whole. */
        record Kept(KeptDecision decision) implements Found {}

        /** A decision whose client was erased. */
        record Erased() implements Found {}

        /** Nothing, or no longer anything. */
        record Never() implements Found {}
    }
}
