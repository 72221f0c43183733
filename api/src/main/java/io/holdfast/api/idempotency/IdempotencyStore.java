package io.holdfast.api.idempotency;

import io.holdfast.api.database.Database;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Keeps which requests were done under which key, and what was answered. */
public final class IdempotencyStore {

    private final Database database;

    public IdempotencyStore(Database database) {
        this.database = database;
    }

    /**
     * Does something once for a key, within the transaction of what is done. Who comes second, also from another
     * service on the same database, waits for the first and gets its answer.
     *
     * @param key empty when the request has none; then it is done
     */
    public Once once(Handle handle, Optional<RequestKey> key, Instant now, Supplier<Answer> work) {
        if (key.isEmpty()) {
            return new Once.Done(work.get());
        }
        RequestKey own = key.get();
        boolean first =
                handle.createUpdate("""
                                insert into idempotency_keys (caller, key_text, fingerprint, status, answer, created_at)
                                values (:caller, :key, :fingerprint, 0, '', :now) on conflict do nothing""").bindMethods(own).bind("now", now).execute() == 1;
        if (!first) {
            return again(handle, own);
        }
        Answer answer = work.get();
        handle.createUpdate("""
                        update idempotency_keys set status = :status, answer = :body
                        where caller = :caller and key_text = :key""").bindMethods(own).bindMethods(answer).execute();
        return new Once.Done(answer);
    }

    /** Removes some of those older than a moment; says how many, fewer than asked for when no more are left. */
    public int prune(Instant before, int most) {
        return database.with(handle -> handle.createUpdate("""
                        delete from idempotency_keys where (caller, key_text) in
                        (select caller, key_text from idempotency_keys where created_at < :before
                        order by created_at limit :most)""")
                .bind("before", before)
                .bind("most", most)
                .execute());
    }

    /** What came of a request that was sent before; empty when it was not, or not to the end. */
    public Optional<Once> known(RequestKey key) {
        return database.with(handle -> find(handle, key));
    }

    private static Once again(Handle handle, RequestKey key) {
        return find(handle, key)
                .orElseThrow(() -> new IllegalStateException("A key was pruned while it was waited for."));
    }

    private static Optional<Once> find(Handle handle, RequestKey key) {
        return handle.createQuery("""
                        select fingerprint, status, answer from idempotency_keys
                        where caller = :caller and key_text = :key""")
                .bindMethods(key)
                .<Once>map((row, context) -> row.getString("fingerprint").equals(key.fingerprint())
                        ? new Once.Again(new Answer(row.getInt("status"), row.getString("answer")))
                        : new Once.Reused())
                .findOne();
    }

    /** What is answered, without anything personal: it is kept. */
    public record Answer(int status, String body) {}

    /** What came of a request. */
    public sealed interface Once {

        /** It was done now. */
        record Done(Answer answer) implements Once {}

        /** It was done before. */
        record Again(Answer answer) implements Once {}

        /** The key stands for something else. */
        record Reused() implements Once {}
    }
}
