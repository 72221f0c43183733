package io.holdfast.api.audit;

import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps the audit trail; entries are only ever added, or pruned when they are old. */
public final class AuditStore {

    private final Database database;

    public AuditStore(Database database) {
        this.database = database;
    }

    /** Adds an entry within the transaction of the change itself, so that neither is kept without the other. */
    public void add(Handle handle, AuditEntry entry) {
        handle.createUpdate("""
                        insert into audit (at, actor, what, subject, detail)
                        values (:at, :actor, :what, :subject, :detail)""").bindMethods(entry).execute();
    }

    /** Adds an entry about something that is no one transaction. */
    public void add(AuditEntry entry) {
        database.inTransaction(handle -> {
            add(handle, entry);
            return true;
        });
    }

    /** Removes some of those older than a moment; says how many, fewer than asked for when no more are left. */
    public int prune(Instant before, int most) {
        return database.with(handle -> handle.createUpdate("""
                        delete from audit where id in
                        (select id from audit where at < :before order by at limit :most)""")
                .bind("before", before)
                .bind("most", most)
                .execute());
    }

    /**
     * The newest entries first.
     *
     * @param before only entries with a smaller number than this; {@code Long.MAX_VALUE} for the first page
     */
    public List<Numbered> newest(long before, int count) {
        return database.with(handle -> handle.createQuery("""
                        select id, at, actor, what, subject, detail from audit
                        where id < :before order by id desc limit :count""")
                .bind("before", before)
                .bind("count", count)
                .map((row, context) -> numbered(row))
                .list());
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        return new Numbered(
                row.getLong("id"),
                new AuditEntry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("what"),
                        row.getString("subject"),
                        row.getString("detail")));
    }

    /** An entry with its place in the trail. */
    public record Numbered(long id, AuditEntry entry) {}
}
