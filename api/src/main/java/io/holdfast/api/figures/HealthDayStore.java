package io.holdfast.api.figures;

import io.holdfast.api.database.Database;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps how many clients were in which health, day by day, and which. */
final class HealthDayStore {

    private static final int FETCHED = 1_000;

    private final Database database;

    HealthDayStore(Database database) {
        this.database = database;
    }

    private record Healthy(String client, String health, double monthlyFee, double residual) {}

    /** Takes the place of what was kept of the day: everybody who is there as the last round left them. */
    static void keep(Handle handle, LocalDate day) {
        Map<String, HealthCount> counts = new TreeMap<>();
        Map<String, String> clients = new HashMap<>();
        try (ResultIterator<Healthy> rows = handle.createQuery("""
                        select s.client_id, coalesce(s.health, :unknown) as health, s.monthly_fee, s.residual
                        from standings s where s.problem is null and\s""" + StandingFiguresStore.THERE)
                .bind("unknown", StandingGroup.UNKNOWN)
                .setFetchSize(FETCHED)
                .map((row, context) -> new Healthy(
                        row.getString("client_id"),
                        row.getString("health").intern(),
                        row.getDouble("monthly_fee"),
                        row.getDouble("residual")))
                .iterator()) {
            rows.forEachRemaining(one -> {
                clients.put(one.client(), one.health());
                counts.merge(
                        one.health(),
                        new HealthCount(day, one.health(), 1, one.monthlyFee(), one.residual(), false),
                        HealthCount::and);
            });
        }
        replace(handle, day, counts.values());
        new ClientStateRows(handle, ClientStateRows.HEALTH).keep(day, clients);
    }

    /** Takes the place of what was kept of a day that no round has seen. */
    static void keepAfterwards(
            Handle handle, LocalDate day, Collection<HealthCount> counts, Map<String, String> clients) {
        replace(handle, day, counts);
        new ClientStateRows(handle, ClientStateRows.HEALTH).keepAfterwards(day, clients);
    }

    /** Lets go of days that were decided afterwards, but for some. */
    static void keepOnlyAfterwards(Handle handle, List<LocalDate> days) {
        for (String delete : List.of(
                "delete from book_health where afterwards = true and on_day not in (<days>)",
                "delete from client_states where afterwards = true and first_day not in (<days>)")) {
            handle.createUpdate(delete).bindList("days", days).execute();
        }
    }

    /** Keeps of the days before another those of which figures are kept. */
    static void prune(Handle handle, LocalDate before) {
        handle.createUpdate("""
                        delete from book_health where on_day < :before and (afterwards = true or not exists (
                        select 1 from book_days b where b.on_day = book_health.on_day))""").bind("before", before).execute();
        ClientStateRows.prune(handle, before);
    }

    private static void replace(Handle handle, LocalDate day, Collection<HealthCount> counts) {
        handle.createUpdate("delete from book_health where on_day = :day")
                .bind("day", day)
                .execute();
        if (counts.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into book_health (on_day, health, clients, monthly_fee, residual, afterwards, listed)
                values (:day, :health, :clients, :fee, :residual, :afterwards, true)""");
        counts.forEach(one -> batch.bind("day", day)
                .bind("health", one.health())
                .bind("clients", one.clients())
                .bind("fee", one.monthlyFee())
                .bind("residual", one.residual())
                .bind("afterwards", one.afterwards())
                .add());
        batch.execute();
    }

    HealthDay kept(LocalDate day) {
        return database.with(
                handle -> handle.createQuery("select afterwards, listed from book_health where on_day = :day limit 1")
                        .bind("day", day)
                        .map((row, context) -> kept(row.getBoolean("afterwards"), row.getBoolean("listed")))
                        .findOne()
                        .orElse(HealthDay.NOTHING));
    }

    private static HealthDay kept(boolean afterwards, boolean listed) {
        if (!listed) {
            return HealthDay.SUMS;
        }
        return afterwards ? HealthDay.AFTERWARDS : HealthDay.CLIENTS;
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
