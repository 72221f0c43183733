package io.holdfast.api.access;

import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps sessions, each as the hash of its token; they end with the user's right to log in. */
final class SessionStore {

    private final Database database;

    SessionStore(Database database) {
        this.database = database;
    }

    void add(Handle handle, String tokenHash, String user, String csrfToken, Instant now) {
        handle.createUpdate("""
                        insert into sessions (token_hash, user_name, csrf_token, created_at, seen_at)
                        values (:hash, :user, :csrf, :now, :now)""")
                .bind("hash", tokenHash)
                .bind("user", user)
                .bind("csrf", csrfToken)
                .bind("now", now)
                .execute();
    }

    /**
     * The session of a token.
     *
     * @param startedAfter the earliest start of a session that is still good
     * @param seenAfter the earliest last sight of one
     */
    Optional<Kept> find(String tokenHash, Instant startedAfter, Instant seenAfter) {
        return database.with(handle -> handle.createQuery("""
                        select s.user_name, u.role, s.csrf_token, s.seen_at
                        from sessions s join users u on u.name = s.user_name
                        where s.token_hash = :hash and s.created_at > :started and s.seen_at > :seen
                            and u.disabled_at is null""")
                .bind("hash", tokenHash)
                .bind("started", startedAfter)
                .bind("seen", seenAfter)
                .map((row, context) -> kept(row))
                .findOne());
    }

    void seen(String tokenHash, Instant now) {
        database.with(handle -> handle.createUpdate("update sessions set seen_at = :now where token_hash = :hash")
                .bind("now", now)
                .bind("hash", tokenHash)
                .execute());
    }

    /** Ends one session; says no where there is none. */
    boolean end(Handle handle, String tokenHash) {
        return handle.createUpdate("delete from sessions where token_hash = :hash")
                        .bind("hash", tokenHash)
                        .execute()
                == 1;
    }

    void endAllOf(Handle handle, String user) {
        handle.createUpdate("delete from sessions where user_name = :user")
                .bind("user", user)
                .execute();
    }

    /** Forgets what has ended by itself. */
    void forget(Handle handle, Instant startedBefore, Instant seenBefore) {
        handle.createUpdate("delete from sessions where created_at <= :started or seen_at <= :seen")
                .bind("started", startedBefore)
                .bind("seen", seenBefore)
                .execute();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new Session(
                        row.getString("user_name"),
                        Role.of(row.getString("role")).orElseThrow(),
                        row.getString("csrf_token")),
                row.getTimestamp("seen_at").toInstant());
    }

    /** A session, and when it was last seen. */
    record Kept(Session session, Instant seenAt) {}
}
