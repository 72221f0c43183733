package io.holdfast.api.figures;

import io.holdfast.api.database.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the clients behind a figure, who has most money still to come first. */
final class FigureClientStore {

    private static final int FETCHED = 500;

    private final Database database;

    FigureClientStore(Database database) {
        this.database = database;
    }

    long count(FigureSource source) {
        return database.with(handle -> bound(handle, source, "select count(*)" + tail(source))
                .mapTo(Long.class)
                .one());
    }

    /** So many of them, after those that are passed over. */
    List<FigureClient> some(FigureSource source, long passed, int most) {
        return database.with(handle -> bound(
                        handle, source, select(source) + tail(source) + order(source) + " limit :most offset :passed")
                .bind("most", most)
                .bind("passed", passed)
                .map((row, context) -> client(row))
                .list());
    }

    /** All of them, one after the other, whatever their number. */
    void each(FigureSource source, Consumer<FigureClient> taker) {
        database.inTransaction(handle -> {
            try (ResultIterator<FigureClient> all = bound(handle, source, select(source) + tail(source) + order(source))
                    .setFetchSize(FETCHED)
                    .map((row, context) -> client(row))
                    .iterator()) {
                all.forEachRemaining(taker);
            }
            return true;
        });
    }

    private static String select(FigureSource source) {
        FigureSource.Columns columns = source.columns();
        return "select " + columns.id() + " as id, s.name, s.segment, s.health, s.tier, s.monthly_fee, s.residual,"
                + " s.notice_deadline, " + columns.what() + " as what, " + columns.offer() + " as offer, "
                + columns.word() + " as word, " + columns.on() + " as on_day, " + columns.amount() + " as amount, "
                + columns.before() + " as before_amount";
    }

    private static String tail(FigureSource source) {
        return " from " + source.from() + " where " + String.join(" and ", source.where());
    }

    private static String order(FigureSource source) {
        return " order by coalesce(s.residual, -1) desc, " + source.columns().id() + ", on_day desc, what, offer";
    }

    private static Query bound(Handle handle, FigureSource source, String sql) {
        return handle.createQuery(sql).bindMap(source.values());
    }

    private static FigureClient client(ResultSet row) throws SQLException {
        return new FigureClient(
                row.getString("id"),
                row.getString("name"),
                row.getString("segment"),
                row.getString("health"),
                row.getString("tier"),
                number(row, "monthly_fee"),
                number(row, "residual"),
                row.getObject("notice_deadline", LocalDate.class),
                row.getString("what"),
                row.getString("offer"),
                row.getString("word"),
                row.getObject("on_day", LocalDate.class),
                money(row, "amount"),
                money(row, "before_amount"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable BigDecimal money(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? null : Money.of(amount.doubleValue());
    }
}
