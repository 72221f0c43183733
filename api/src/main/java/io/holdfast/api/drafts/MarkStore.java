package io.holdfast.api.drafts;

import io.holdfast.api.database.Database;
import io.holdfast.source.Revision;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Keeps what people did about drafts; nothing is ever changed. */
final class MarkStore {

    private final Database database;

    MarkStore(Database database) {
        this.database = database;
    }

    void add(Handle handle, UUID draft, Mark mark) {
        handle.createUpdate("""
                        insert into draft_marks (draft_id, content, what, actor, at, message, about)
                        values (:draft, :content, :what, :actor, :at, :message, :about)""")
                .bind("draft", draft)
                .bind("content", mark.content().hash())
                .bind("what", mark.what().word())
                .bind("actor", mark.actor())
                .bind("at", mark.at())
                .bind("message", mark.message())
                .bind("about", mark.about())
                .execute();
    }

    void add(UUID draft, Mark mark) {
        database.inTransaction(handle -> {
            add(handle, draft, mark);
            return true;
        });
    }

    /** All of a draft, oldest first. */
    List<Mark> of(UUID draft) {
        return database.with(handle -> handle.createQuery("""
                        select content, what, actor, at, message, about from draft_marks
                        where draft_id = :draft order by id""")
                .bind("draft", draft)
                .map((row, context) -> new Mark(
                        new Revision(row.getString("content")),
                        Mark.What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                        row.getString("actor"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("message"),
                        row.getString("about")))
                .list());
    }
}
