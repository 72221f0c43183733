package io.holdfast.api.figures;

import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads which services clients have, from what the last round found. */
final class ServiceRowStore {

    private static final int FETCHED = 500;
    private static final String TAIL = " from standings s where s.problem is null and " + StandingFiguresStore.THERE;
    private static final String SELECT = "select s.client_id, s.name, s.segment, s.residual, s.owned, s.openings";
    private static final String ORDER = " order by coalesce(s.residual, -1) desc, s.client_id";

    private final Database database;

    ServiceRowStore(Database database) {
        this.database = database;
    }

    long count(Optional<String> segment) {
        return database.with(handle -> bound(handle, "select count(*)" + where(segment), segment)
                .mapTo(Long.class)
                .one());
    }

    List<ServiceRow> some(Optional<String> segment, long passed, int most) {
        return database.with(
                handle -> bound(handle, SELECT + where(segment) + ORDER + " limit :most offset :passed", segment)
                        .bind("most", most)
                        .bind("passed", passed)
                        .map((row, context) -> read(row))
                        .list());
    }

    void each(Optional<String> segment, Consumer<ServiceRow> taker) {
        database.inTransaction(handle -> {
            try (ResultIterator<ServiceRow> all = bound(handle, SELECT + where(segment) + ORDER, segment)
                    .setFetchSize(FETCHED)
                    .map((row, context) -> read(row))
                    .iterator()) {
                all.forEachRemaining(taker);
            }
            return true;
        });
    }

    private static String where(Optional<String> segment) {
        return TAIL + (segment.isPresent() ? " and s.segment = :segment" : "");
    }

    private static Query bound(Handle handle, String sql, Optional<String> segment) {
        Query query = handle.createQuery(sql);
        segment.ifPresent(one -> query.bind("segment", one));
        return query;
    }

    private static ServiceRow read(ResultSet row) throws SQLException {
        return new ServiceRow(
                row.getString("client_id"),
                row.getString("name"),
                row.getString("segment"),
                number(row),
                new LinkedHashSet<>(StandingFiguresStore.words(row.getString("owned"))),
                new LinkedHashSet<>(StandingFiguresStore.words(row.getString("openings"))));
    }

    private static @Nullable Double number(ResultSet row) throws SQLException {
        double number = row.getDouble("residual");
        return row.wasNull() ? null : number;
    }
}
