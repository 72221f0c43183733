package io.holdfast.api.clients;

import io.holdfast.api.clients.Changed.What;
import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is known of each client: every version with the day from which on it holds and the time it was recorded,
 * and in a row of its own how the client is today.
 */
public final class ClientStore {

    private static final String LOCKED = " for update";

    private final Database database;

    public ClientStore(Database database) {
        this.database = database;
    }

    /** A client as they are today; empty when nobody is there, or nobody any more. */
    Optional<StoredClient> find(String id) {
        return database.with(handle -> handle.createQuery("""
                        select c.id, c.version, c.valid_from, v.facts from clients c
                        join client_versions v on v.client_id = c.id and v.valid_from = c.valid_from
                        and v.version = c.current_version
                        where c.id = :id and c.deleted = false""")
                .bind("id", id)
                .map((row, context) -> new StoredClient(
                        row.getString("id"),
                        row.getLong("version"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("facts")))
                .findOne());
    }

    /** A client's facts as they stood on a day; on a day before the first, the first that are known. */
    public Optional<StoredFacts> factsOn(String id, LocalDate day) {
        return database.with(handle -> factsOn(handle, id, day));
    }

    /**
     * A client's facts as they stood on a day; on a day before the first, the first that are known.
     *
     * @return empty when nobody is there, or nobody was any more on that day
     */
    public Optional<StoredFacts> factsOn(Handle handle, String id, LocalDate day) {
        Optional<Held> held = heldOn(handle, id, day);
        Optional<Held> either = held.isPresent() ? held : first(handle, id);
        return either.filter(one -> one.facts() != null)
                .map(one ->
                        new StoredFacts(String.valueOf(one.facts()), one.version(), one.validFrom(), held.isEmpty()));
    }

    /** Writes a client's facts. */
    Changed put(ClientFacts facts, Change change) {
        return database.inTransaction(handle -> put(handle, facts, change));
    }

    /** Says that a client is known no longer, from today on; what was known stays. */
    Changed delete(String id, Change change) {
        return database.inTransaction(handle -> {
            Optional<Latest> latest = latest(handle, id).filter(one -> !one.deleted());
            if (latest.isEmpty()) {
                return new Changed(What.NOBODY, 0, change.today());
            }
            Latest before = latest.get();
            if (!change.known().holds(before.version())) {
                return new Changed(What.OTHER_VERSION, before.version(), before.validFrom());
            }
            LocalDate day = change.day(before.validFrom());
            addVersion(handle, id, before.version() + 1, day, change, null);
            handle.createUpdate("""
                            update clients set version = :version, current_version = :version, valid_from = :day,
                            deleted = true, facts_hash = null, name = null, name_key = null, segment = null,
                            status = null, account_manager = null, updated_at = :at where id = :id""")
                    .bind("version", before.version() + 1)
                    .bind("day", day)
                    .bind("at", Timestamp.from(change.at()))
                    .bind("id", id)
                    .execute();
            return new Changed(What.DELETED, before.version() + 1, day);
        });
    }

    private static Changed put(Handle handle, ClientFacts facts, Change change) {
        Optional<Latest> latest = latest(handle, facts.id());
        if (latest.isEmpty()) {
            if (!change.known().holds(0)) {
                return new Changed(What.OTHER_VERSION, 0, change.today());
            }
            LocalDate day = change.day(LocalDate.MIN);
            if (addClient(handle, facts, day, change)) {
                addVersion(handle, facts.id(), 1, day, change, facts.json());
                return new Changed(What.ADDED, 1, day);
            }
            latest = latest(handle, facts.id());
        }
        return latest.map(before -> follow(handle, before, facts, change))
                .orElseThrow(() -> new IllegalStateException("A client came and went while it was written."));
    }

    private static Changed follow(Handle handle, Latest before, ClientFacts facts, Change change) {
        if (!change.known().holds(before.deleted() ? 0 : before.version())) {
            return new Changed(What.OTHER_VERSION, before.deleted() ? 0 : before.version(), before.validFrom());
        }
        LocalDate day = change.day(before.validFrom());
        boolean current = !day.isBefore(before.validFrom());
        if (current ? facts.hash().equals(before.hash()) : holds(handle, facts, day)) {
            return new Changed(What.UNCHANGED, before.version(), day);
        }
        long version = before.version() + 1;
        addVersion(handle, facts.id(), version, day, change, facts.json());
        Update update = current
                ? bound(handle.createUpdate("""
                        update clients set version = :version, current_version = :version, valid_from = :day,
                        deleted = false, facts_hash = :hash, name = :name, name_key = :nameKey, segment = :segment,
                        status = :status, account_manager = :accountManager, updated_at = :at where id = :id"""), facts).bind("day", day)
                : handle.createUpdate("update clients set version = :version, updated_at = :at where id = :id")
                        .bind("id", facts.id());
        update.bind("version", version).bind("at", Timestamp.from(change.at())).execute();
        return new Changed(current && before.deleted() ? What.ADDED : What.CHANGED, version, day);
    }

    /** Whether exactly these facts hold on a day already. */
    static boolean holds(Handle handle, ClientFacts facts, LocalDate day) {
        return heldOn(handle, facts.id(), day)
                .filter(one -> facts.json().equals(one.facts()))
                .isPresent();
    }

    /** Whether nobody had that id until now; another who adds the same client is waited for. */
    private static boolean addClient(Handle handle, ClientFacts facts, LocalDate day, Change change) {
        return bound(handle.createUpdate("""
                        insert into clients (id, version, current_version, valid_from, facts_hash, deleted, name,
                        name_key, segment, status, account_manager, updated_at)
                        values (:id, 1, 1, :day, :hash, false, :name, :nameKey, :segment, :status, :accountManager, :at)
                        on conflict do nothing"""), facts)
                        .bind("day", day)
                        .bind("at", Timestamp.from(change.at()))
                        .execute()
                == 1;
    }

    private static Update bound(Update update, ClientFacts facts) {
        return update.bind("id", facts.id())
                .bind("hash", facts.hash())
                .bind("name", facts.name())
                .bind("nameKey", facts.nameKey())
                .bind("segment", facts.segment())
                .bind("status", facts.status())
                .bind("accountManager", facts.accountManager());
    }

    private static void addVersion(
            Handle handle, String id, long version, LocalDate day, Change change, @Nullable String facts) {
        handle.createUpdate("""
                        insert into client_versions (client_id, version, valid_from, recorded_at, actor, facts)
                        values (:id, :version, :day, :at, :actor, :facts)""")
                .bind("id", id)
                .bind("version", version)
                .bind("day", day)
                .bind("at", Timestamp.from(change.at()))
                .bind("actor", change.actor())
                .bind("facts", facts)
                .execute();
    }

    private static Optional<Latest> latest(Handle handle, String id) {
        return handle.createQuery(
                        "select version, valid_from, facts_hash, deleted from clients where id = :id" + LOCKED)
                .bind("id", id)
                .map((row, context) -> new Latest(
                        row.getLong("version"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("facts_hash"),
                        row.getBoolean("deleted")))
                .findOne();
    }

    private static Optional<Held> heldOn(Handle handle, String id, LocalDate day) {
        return handle.createQuery("""
                        select version, valid_from, facts from client_versions
                        where client_id = :id and valid_from <= :day order by valid_from desc, version desc limit 1""")
                .bind("id", id)
                .bind("day", day)
                .map((row, context) -> held(row))
                .findOne();
    }

    private static Optional<Held> first(Handle handle, String id) {
        return handle.createQuery("""
                        select version, valid_from, facts from client_versions
                        where client_id = :id order by valid_from, version desc limit 1""")
                .bind("id", id)
                .map((row, context) -> held(row))
                .findOne();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(row.getLong("version"), row.getObject("valid_from", LocalDate.class), row.getString("facts"));
    }

    /** How a client was written last. */
    private record Latest(
            long version, LocalDate validFrom, @Nullable String hash, boolean deleted) {}

    /** A version with its facts; without any where it says that the client is known no longer. */
    private record Held(
            long version, LocalDate validFrom, @Nullable String facts) {}
}
