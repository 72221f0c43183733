package io.holdfast.api.decisions;

import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps decisions; they are only ever added, emptied of what is personal, or pruned when they are old. */
public final class DecisionStore {

    private static final String COLUMNS =
            "id, client_id, as_of, decided_at, revision, engine, actor, request, facts, answer";

    private final Database database;

    public DecisionStore(Database database) {
        this.database = database;
    }

    /** Adds decisions, all or none, in one commit. */
    public void add(List<KeptDecision> decisions) {
        database.inTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into decisions (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            for (KeptDecision one : decisions) {
                batch.bind(0, one.id())
                        .bind(1, one.clientId())
                        .bind(2, one.asOf())
                        .bind(3, one.decidedAt())
                        .bind(4, one.revision())
                        .bind(5, one.engine())
                        .bind(6, one.actor())
                        .bind(7, one.request())
                        .bind(8, one.facts())
                        .bind(9, one.answer())
                        .add();
            }
            batch.execute();
            return true;
        });
    }

    /** The decision of an id: kept, emptied by an erasure, or never there. */
    public Found find(UUID id) {
        return database.<Found, RuntimeException>with(
                handle -> handle.createQuery("select " + COLUMNS + " from decisions where id = :id")
                        .bind("id", id)
                        .<Found>map((row, context) ->
                                row.getString("answer") == null ? new Found.Erased() : new Found.Kept(kept(row)))
                        .findOne()
                        .orElseGet(Found.Never::new));
    }

    /** The newest decision about a client. */
    public Optional<KeptDecision> newest(String clientId) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS
                        + " from decisions where client_id = :client order by decided_at desc, id desc limit 1")
                .bind("client", clientId)
                .map((row, context) -> kept(row))
                .findOne());
    }

    /** Everything kept about a client, oldest first, one at a time. */
    public void each(Handle handle, String clientId, Consumer<KeptDecision> taker) {
        handle.createQuery("select " + COLUMNS + " from decisions where client_id = :client order by decided_at, id")
                .bind("client", clientId)
                .setFetchSize(100)
                .map((row, context) -> kept(row))
                .useStream(all -> all.forEach(taker));
    }

    /**
     * Empties the decisions about a client of all that is personal; that they were made stays countable.
     *
     * @return how many
     */
    public int erase(Handle handle, String clientId) {
        return handle.createUpdate("""
                        update decisions set client_id = null, request = null, facts = null, answer = null
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
                row.getString("answer"));
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
