package io.holdfast.api.figures;

import io.holdfast.api.database.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** Counts what the last round found: every figure in one go through one table. */
final class StandingFiguresStore {

    /** Clients who are there: neither gone nor still to come. */
    static final String THERE = "(s.status is null or s.status not in ('lapsed', 'prospect'))";

    /** Words between spaces, however the list was written. */
    static final String WORDS = "' ' || translate(%s, ',|;\"[]', '      ') || ' '";

    private static final int[] DAYS = {30, 60, 90};
    private static final int FETCHED = 1_000;
    private static final String SPLIT = "[\\s,|;\"\\[\\]]+";

    private final Database database;

    StandingFiguresStore(Database database) {
        this.database = database;
    }

    /** The day of the last round; empty before any. */
    Optional<LocalDate> day() {
        return database.with(handle -> handle.createQuery("select max(as_of) as on_day from standings")
                .map((row, context) -> Optional.ofNullable(row.getObject("on_day", LocalDate.class)))
                .one());
    }

    List<StandingGroup> groups() {
        return database.with(handle -> handle.createQuery("""
                        select segment, status, health, tier, problem is null as good, count(*) as clients,
                        coalesce(sum(monthly_fee), 0) as fee, coalesce(sum(residual), 0) as residual,
                        coalesce(sum(lifetime), 0) as lifetime
                        from standings group by segment, status, health, tier, problem is null""")
                .map((row, context) -> new StandingGroup(
                        row.getString("segment"),
                        row.getString("status"),
                        row.getString("health"),
                        row.getString("tier"),
                        row.getBoolean("good"),
                        row.getInt("clients"),
                        row.getDouble("fee"),
                        row.getDouble("residual"),
                        row.getDouble("lifetime")))
                .list());
    }

    /** Within 30, 60 and 90 days from a day on; each contains the one before. */
    List<Deadline> deadlines(LocalDate day) {
        List<Deadline> each = database.with(handle -> handle.createQuery("""
                        select case when s.notice_deadline <= :first then 0 when s.notice_deadline <= :second then 1
                        else 2 end as part, count(*) as clients,
                        coalesce(sum(case when s.notice_assumed then 1 else 0 end), 0) as assumed,
                        coalesce(sum(s.monthly_fee), 0) as fee, coalesce(sum(s.residual), 0) as residual
                        from standings s where s.notice_deadline >= :from and s.notice_deadline <= :last
                        and s.problem is null and\s""" + THERE + " group by 1")
                .bind("from", day)
                .bind("first", day.plusDays(DAYS[0]))
                .bind("second", day.plusDays(DAYS[1]))
                .bind("last", day.plusDays(DAYS[2]))
                .map((row, context) -> new Deadline(
                        row.getInt("part"),
                        row.getInt("clients"),
                        row.getInt("assumed"),
                        row.getDouble("fee"),
                        row.getDouble("residual")))
                .list());
        List<Deadline> all = new ArrayList<>();
        for (int i = 0; i < DAYS.length; i++) {
            int part = i;
            all.add(each.stream()
                    .filter(one -> one.days() <= part)
                    .reduce(new Deadline(DAYS[i], 0, 0, 0, 0), Deadline::and));
        }
        return all;
    }

    /** What waits for somebody, by action. */
    List<OpenCount> open() {
        return database.with(handle -> handle.createQuery("""
                        select playbook, action, count(*) as open, sum(score) as score from open_recommendations
                        where state not in ('dismissed', 'snoozed') group by playbook, action""")
                .map((row, context) -> new OpenCount(
                        row.getString("playbook"), row.getString("action"), row.getInt("open"), row.getDouble("score")))
                .list());
    }

    /** By service, how many clients who are there have it, and for how many it is an opening. */
    Map<String, int[]> services() {
        Map<String, int[]> services = new HashMap<>();
        database.inTransaction(handle -> {
            try (ResultIterator<String[]> rows = handle.createQuery("""
                            select s.owned, s.openings from standings s where s.problem is null and\s""" + THERE)
                    .setFetchSize(FETCHED)
                    .map((row, context) -> new String[] {row.getString("owned"), row.getString("openings")})
                    .iterator()) {
                rows.forEachRemaining(row -> {
                    words(row[0]).forEach(id -> services.computeIfAbsent(id, any -> new int[2])[0]++);
                    words(row[1]).forEach(id -> services.computeIfAbsent(id, any -> new int[2])[1]++);
                });
            }
            return true;
        });
        return services;
    }

    /** The ids of a list as it is kept. */
    static List<String> words(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(SPLIT))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
