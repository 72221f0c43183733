package io.holdfast.api.figures;

import io.holdfast.worth.figures.BookFigures.MonthlyMove;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps whose monthly money moved in which month: the clients behind the leaky bucket, as it was made last. */
final class MoveRows {

    private static final int TOGETHER = 1_000;

    private MoveRows() {}

    /** Takes the place of all there were. */
    static void replace(Handle handle, Map<String, List<MonthlyMove>> moves) {
        handle.execute("delete from book_moves");
        PreparedBatch batch = handle.prepareBatch("""
                insert into book_moves (client_id, until_day, part, before_cents, after_cents)
                values (:client, :until, :part, :before, :after)""");
        moves.forEach((client, months) -> months.forEach(one -> {
            batch.bind("client", client)
                    .bind("until", one.until())
                    .bind("part", one.move().part().name().toLowerCase(Locale.ROOT))
                    .bind("before", one.move().before())
                    .bind("after", one.move().after())
                    .add();
            if (batch.size() == TOGETHER) {
                batch.execute();
            }
        }));
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
