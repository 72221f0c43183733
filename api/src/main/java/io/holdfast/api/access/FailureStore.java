package io.holdfast.api.access;

import io.holdfast.api.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Counts log-ins that failed, by the hash of the name that was typed, so that it is the same for names that nobody has
 * and that a password typed into the wrong box is not kept.
 */
final class FailureStore {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Database database;

    FailureStore(Database database) {
        this.database = database;
    }

    /**
     * Counts an attempt as failed before it is made, so that many at once are counted too.
     *
     * @return how long to wait where it is too early for one; empty when it may be made
     */
    Optional<Duration> begin(String nameHash, Instant now) {
        return database.inTransaction(handle -> {
            forget(handle, now.minus(REMEMBERED));
            handle.createUpdate("""
                            insert into failed_log_ins (name_hash, failures, last_at, next_at)
                            values (:hash, 0, :now, :now) on conflict do nothing""").bind("hash", nameHash).bind("now", now).execute();
            Row row = handle.createQuery(
                            "select failures, next_at from failed_log_ins where name_hash = :hash for update")
                    .bind("hash", nameHash)
                    .map((found, context) -> new Row(
                            found.getInt("failures"),
                            found.getTimestamp("next_at").toInstant()))
                    .one();
            if (now.isBefore(row.nextAt())) {
                return Optional.of(Duration.between(now, row.nextAt()));
            }
            int failures = row.failures() + 1;
            handle.createUpdate("""
                            update failed_log_ins set failures = :failures, last_at = :now, next_at = :next
                            where name_hash = :hash""")
                    .bind("failures", failures)
                    .bind("now", now)
                    .bind("next", now.plus(Slowness.after(failures)))
                    .bind("hash", nameHash)
                    .execute();
            return Optional.empty();
        });
    }

    void clear(Handle handle, String nameHash) {
        handle.createUpdate("delete from failed_log_ins where name_hash = :hash")
                .bind("hash", nameHash)
                .execute();
    }

    private static void forget(Handle handle, Instant before) {
        handle.createUpdate("delete from failed_log_ins where last_at < :before")
                .bind("before", before)
                .execute();
    }

    private record Row(int failures, Instant nextAt) {}
}
