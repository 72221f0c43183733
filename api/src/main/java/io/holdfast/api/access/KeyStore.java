package io.holdfast.api.access;

import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** Keeps API keys, each as the hash of its secret. */
final class KeyStore {

    private static final String COLUMNS =
            "id, name, role, created_at, created_by, expires_at, revoked_at, calls_per_minute";

    private final Database database;

    KeyStore(Database database) {
        this.database = database;
    }

    /** Adds a key; says no, and adds nothing, where a key that is not revoked has its name. */
    boolean add(Handle handle, ApiKey key, String secretHash) {
        return handle.createUpdate("""
                        insert into api_keys
                            (id, name, live_name, role, secret_hash, created_at, created_by, expires_at, calls_per_minute)
                        values (:id, :name, :name, :role, :hash, :createdAt, :createdBy, :expiresAt, :calls)
                        on conflict do nothing""")
                        .bind("id", key.id())
                        .bind("name", key.name())
                        .bind("role", key.role().word())
                        .bind("hash", secretHash)
                        .bind("createdAt", key.createdAt())
                        .bind("createdBy", key.createdBy())
                        .bind("expiresAt", key.expiresAt().orElse(null))
                        .bind(
                                "calls",
                                key.callsPerMinute().isPresent()
                                        ? key.callsPerMinute().getAsInt()
                                        : null)
                        .execute()
                == 1;
    }

    /** Revokes a key; says no where there is none with this id, or it is revoked already. */
    boolean revoke(Handle handle, String id, Instant at) {
        return handle.createUpdate(
                                "update api_keys set revoked_at = :at, live_name = null where id = :id and revoked_at is null")
                        .bind("at", at)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    Optional<ApiKey> withHash(String secretHash) {
        return database.with(
                handle -> handle.createQuery("select " + COLUMNS + " from api_keys where secret_hash = :hash")
                        .bind("hash", secretHash)
                        .map((row, context) -> key(row))
                        .findOne());
    }

    Optional<ApiKey> withId(String id) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + " from api_keys where id = :id")
                .bind("id", id)
                .map((row, context) -> key(row))
                .findOne());
    }

    /** Every key there ever was, the newest first. */
    List<ApiKey> all() {
        return database.with(
                handle -> handle.createQuery("select " + COLUMNS + " from api_keys order by created_at desc, id")
                        .map((row, context) -> key(row))
                        .list());
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        int calls = row.getInt("calls_per_minute");
        OptionalInt limit = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(calls);
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                Role.of(row.getString("role")).orElseThrow(),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant),
                limit);
    }
}
