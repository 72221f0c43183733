package io.holdfast.api.outcomes;

import io.holdfast.api.database.Database;
import io.holdfast.api.database.RowQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Reads what was reported about clients together with what managers said, in one question: every decision asks it. */
final class ToldStore {

    private static final String BOTH = """
            select client_id, 0 as said, action, offer, outcome, on_day, until_day, reason, channel, amount, recorded_at,
            id, '' as actor, cast(0 as bigint) as version from outcomes where client_id = any(?)
            union all
            select client_id, 1, action, offer, verdict, cast(null as date), until_day, reason, cast(null as varchar),
            cast(null as numeric), recorded_at, id, actor, version from reviews where client_id = any(?)
            order by client_id, said, version, on_day, recorded_at, id""";

    private final Database database;

    ToldStore(Database database) {
        this.database = database;
    }

    /** What is known of each of some clients; who is missing, of them nothing is. */
    Map<String, Told> of(Collection<String> clients) {
        Map<String, Told> found = new HashMap<>();
        database.with(handle -> {
            RowQuery.each(handle, BOTH, new HashSet<>(clients), row -> {
                Told told = found.computeIfAbsent(
                        row.getString("client_id"), id -> new Told(new ArrayList<>(), new ArrayList<>()));
                if (row.getInt("said") == 1) {
                    told.reviews().add(review(row));
                } else {
                    told.contacts().add(OutcomeStore.contact(row));
                }
            });
            return true;
        });
        return found;
    }

    private static Told.Review review(ResultSet row) throws SQLException {
        return new Told.Review(
                row.getString("action"),
                row.getString("offer"),
                row.getString("outcome"),
                row.getObject("until_day", LocalDate.class),
                row.getString("reason"),
                row.getString("actor"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
