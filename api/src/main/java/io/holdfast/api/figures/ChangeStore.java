package io.holdfast.api.figures;

import io.holdfast.api.database.Database;

/** Tells whether anything has changed that the figures of the book are made of. */
final class ChangeStore {

    private final Database database;

    ChangeStore(Database database) {
        this.database = database;
    }

    boolean anyStanding() {
        return database.with(handle -> handle.createQuery("select 1 from standings limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    int clients() {
        return database.with(handle -> handle.createQuery("select count(*) from clients where deleted = false")
                .mapTo(Integer.class)
                .one());
    }

    /** Says the same twice while no facts of clients have changed in between. */
    String facts() {
        return database.with(handle -> handle.createQuery("select max(updated_at) as at, count(*) as many from clients")
                .map((row, context) -> row.getString("at") + " " + row.getLong("many"))
                .one());
    }

    /** Says the same twice while nothing else has changed in between. */
    String state() {
        return database.with(handle -> handle.createQuery("""
                        select (select max(recorded_at) from outcomes) as outcomes,
                        (select max(decided_at) from decisions) as decisions,
                        (select max(decided_at) from standings) as standings,
                        (select count(*) from standings) as many""")
                .map((row, context) -> row.getString("outcomes") + " " + row.getString("decisions") + " "
                        + row.getString("standings") + " " + row.getLong("many"))
                .one());
    }
}
