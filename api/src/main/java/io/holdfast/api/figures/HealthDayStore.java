package io.holdfast.api.figures;

import io.holdfast.api.database.Database;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps how many clients were in which health, day by day. */
final class HealthDayStore {

    private final Database database;

    HealthDayStore(Database database) {
        this.database = database;
    }

    /** Takes the place of what was kept of the day. */
    static void keep(Handle handle, LocalDate day, Collection<HealthCount> counts) {
        handle.createUpdate("delete from book_health where on_day = :day")
                .bind("day", day)
                .execute();
        if (counts.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into book_health (on_day, health, clients, monthly_fee, residual, afterwards)
                values (:day, :health, :clients, :fee, :residual, :afterwards)""");
        counts.forEach(one -> batch.bind("day", day)
                .bind("health", one.health())
                .bind("clients", one.clients())
                .bind("fee", one.monthlyFee())
                .bind("residual", one.residual())
                .bind("afterwards", one.afterwards())
                .add());
        batch.execute();
    }

    /** Whether a round has seen the day itself. */
    boolean counted(LocalDate day) {
        return database.with(handle -> handle.createQuery(
                        "select 1 from book_health where on_day = :day and afterwards = false limit 1")
                .bind("day", day)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    /** How many versions of clients' facts hold from a day or an earlier one. */
    long versions(LocalDate day) {
        return database.with(
                handle -> handle.createQuery("select count(*) from client_versions where valid_from <= :day")
                        .bind("day", day)
                        .mapTo(Long.class)
                        .one());
    }

    /** From one day until another, by day and health. */
    List<HealthCount> between(LocalDate from, LocalDate to) {
        return database.with(handle -> handle.createQuery("""
                        select on_day, health, clients, monthly_fee, residual, afterwards from book_health
                        where on_day >= :from and on_day <= :to order by on_day, health""")
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new HealthCount(
                        row.getObject("on_day", LocalDate.class),
                        row.getString("health"),
                        row.getInt("clients"),
                        row.getDouble("monthly_fee"),
                        row.getDouble("residual"),
                        row.getBoolean("afterwards")))
                .list());
    }
}
