package io.holdfast.api.audit;

import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps the audit trail; entries are only ever added. */
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
