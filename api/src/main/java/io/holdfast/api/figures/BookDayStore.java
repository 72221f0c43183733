package io.holdfast.api.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps the figures of the book, one row a day. */
final class BookDayStore {

    /** Money keeps its cents. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Database database;

    BookDayStore(Database database) {
        this.database = database;
    }

    /** Days that are all kept; of those before, the last of each month is. */
    private static final int EACH_DAY = 400;

    /** Takes the place of what was kept of the day, and lets go of what is long past. */
    static void keep(Handle handle, BookDay one) {
        handle.createUpdate("delete from book_days where on_day = :day")
                .bind("day", one.day())
                .execute();
        handle.createUpdate("""
                        insert into book_days (on_day, revision, made_at, took_millis, figures)
                        values (:day, :revision, :at, :took, :figures)""")
                .bind("day", one.day())
                .bind("revision", one.revision())
                .bind("at", one.madeAt())
                .bind("took", one.tookMillis())
                .bind("figures", one.figures().toString())
                .execute();
        handle.createUpdate("""
                        delete from book_days where on_day < :before and exists (select 1 from book_days b
                        where b.on_day > book_days.on_day
                        and extract(year from b.on_day) = extract(year from book_days.on_day)
                        and extract(month from b.on_day) = extract(month from book_days.on_day))""").bind("before", eachSince(one.day())).execute();
    }

    /** The first of the days that are all kept when a day is the last. */
    static LocalDate eachSince(LocalDate last) {
        return last.minusDays(EACH_DAY);
    }

    /** The last day of which figures were kept, up to and with a day. */
    Optional<BookDay> upTo(LocalDate day) {
        return database.with(handle -> handle.createQuery("""
                        select on_day, revision, made_at, took_millis, figures from book_days
                        where on_day <= :day order by on_day desc limit 1""")
                .bind("day", day)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** The last day of which figures were kept. */
    Optional<BookDay> last() {
        return upTo(LocalDate.of(9999, 12, 31));
    }

    /** The first day of which figures were kept. */
    Optional<LocalDate> first() {
        return database.with(handle -> handle.createQuery("select min(on_day) as on_day from book_days")
                .map((row, context) -> Optional.ofNullable(row.getObject("on_day", LocalDate.class)))
                .one());
    }

    private static BookDay read(ResultSet row) throws SQLException {
        try {
            return new BookDay(
                    row.getObject("on_day", LocalDate.class),
                    row.getString("revision"),
                    row.getTimestamp("made_at").toInstant(),
                    row.getLong("took_millis"),
                    (ObjectNode) JSON.readTree(row.getString("figures")));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Kept figures are JSON.", impossible);
        }
    }
}
