package io.holdfast.api.queue;

import io.holdfast.api.database.Database;
import java.time.Instant;
import java.util.List;

/** Keeps the filters that people save, each their own. */
public final class SavedFilterStore {

    /** The most that one person may have. */
    public static final int MOST = 30;

    private final Database database;

    public SavedFilterStore(Database database) {
        this.database = database;
    }

    /** Those of a person, by name. */
    public List<SavedFilter> of(String actor) {
        return database.with(
                handle -> handle.createQuery("select name, query from saved_filters where actor = :actor order by name")
                        .bind("actor", actor)
                        .map((row, context) -> new SavedFilter(row.getString("name"), row.getString("query")))
                        .list());
    }

    /** Keeps a filter, in the place of one of the same name; false when the person has as many as they may have. */
    public boolean save(String actor, SavedFilter filter, Instant now) {
        return database.inTransaction(handle -> {
            long others = handle.createQuery(
                            "select count(*) from saved_filters where actor = :actor and name <> :name")
                    .bind("actor", actor)
                    .bind("name", filter.name())
                    .mapTo(Long.class)
                    .one();
            if (others >= MOST) {
                return false;
            }
            handle.createUpdate("delete from saved_filters where actor = :actor and name = :name")
                    .bind("actor", actor)
                    .bind("name", filter.name())
                    .execute();
            handle.createUpdate("""
                            insert into saved_filters (actor, name, query, saved_at)
                            values (:actor, :name, :query, :now) on conflict do nothing""")
                    .bind("actor", actor)
                    .bind("name", filter.name())
                    .bind("query", filter.query())
                    .bind("now", now)
                    .execute();
            return true;
        });
    }

    public void remove(String actor, String name) {
        database.with(handle -> handle.createUpdate("delete from saved_filters where actor = :actor and name = :name")
                .bind("actor", actor)
                .bind("name", name)
                .execute());
    }
}
