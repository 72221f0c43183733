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

    /** Says the same twice while nothing has changed in between. */
    String state() {
        return database.with(handle -> handle.createQuery("""
                        select (select max(updated_at) from clients) as clients,
                        (select max(recorded_at) from outcomes) as outcomes,
                        (select max(decided_at) from decisions) as decisions,
                        (select max(decided_at) from standings) as standings,
                        (select count(*) from standings) as many""")
                .map((row, context) -> row.getString("clients") + " " + row.getString("outcomes") + " "
                        + row.getString("decisions") + " " + row.getString("standings") + " " + row.getLong("many"))
                .one());
    }
}
