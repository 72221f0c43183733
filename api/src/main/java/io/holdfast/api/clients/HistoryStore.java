package io.holdfast.api.clients;

import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every client there is or was with all versions of their facts, client by client, whatever their number. */
final class HistoryStore {

    private static final int FETCHED = 1_000;

    private static final String FIRST = """
            select client_id, valid_from, version, facts from client_versions
            order by client_id, valid_from, version limit :most""";

    private static final String NEXT = """
            select client_id, valid_from, version, facts from client_versions
            where client_id >= :id and (client_id, valid_from, version) > (:id, :day, :version)
            order by client_id, valid_from, version limit :most""";

    private final Database database;

    HistoryStore(Database database) {
        this.database = database;
    }

    /** Takes one client after the other, by id. */
    void each(Consumer<History> taker) {
        Optional<Row> last = Optional.empty();
        Optional<History> open = Optional.empty();
        boolean more = true;
        while (more) {
            List<Row> rows = rows(last);
            for (Row row : rows) {
                if (open.filter(one -> one.id().equals(row.id())).isEmpty()) {
                    open.ifPresent(taker);
                    open = Optional.of(new History(row.id(), new TreeMap<>()));
                }
                open.orElseThrow().versions().put(row.day(), Optional.ofNullable(row.facts()));
            }
            more = rows.size() == FETCHED;
            last = more ? Optional.of(rows.get(FETCHED - 1)) : last;
        }
        open.ifPresent(taker);
    }

    private List<Row> rows(Optional<Row> after) {
        return database.with(handle -> after.map(last -> handle.createQuery(NEXT)
                        .bind("id", last.id())
                        .bind("day", last.day())
                        .bind("version", last.version()))
                .orElseGet(() -> handle.createQuery(FIRST))
                .bind("most", FETCHED)
                .map((row, context) -> Row.of(row))
                .list());
    }

    /**
     * A client's facts as JSON, by the day from which on they hold; of those that hold from one day the last that were
     * recorded, none from the day on which the client was deleted.
     */
    record History(String id, TreeMap<LocalDate, Optional<String>> versions) {}

    private record Row(
            String id,
            LocalDate day,
            long version,
            @Nullable String facts) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("client_id"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getLong("version"),
                    row.getString("facts"));
        }
    }
}
