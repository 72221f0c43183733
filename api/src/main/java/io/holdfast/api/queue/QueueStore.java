package io.holdfast.api.queue;

import io.holdfast.api.database.Database;
import io.holdfast.api.queue.QueueFilter.Due;
import io.holdfast.api.queue.QueueFilter.Sort;
import io.holdfast.api.queue.QueueFilter.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;

/** Reads open recommendations: by pages, one by one, and counted. */
public final class QueueStore {

    private static final int FETCHED = 500;
    private static final int MOST_OWNERS = 300;
    /** Rows that are looked at in their order before all of them are sorted. */
    private static final int WALKED = 5_000;
    /** Clients of a text whose recommendations are fetched by their ids. */
    private static final int MOST_NAMED = 2_000;

    private static final String COLUMNS = """
            client_id, action, offer, client_name, segment, health, tier, playbook, kind, because, score, worth,
            likelihood, cost, due_by, channel, owner, state, until_day, version""";
    /** Neither snoozed nor dismissed on a day. */
    private static final String CURRENT = "(state in ('open', 'approved', 'assigned') or until_day <= :today)";

    private static final String STANDS = """
            case when until_day <= :today then 'open' else state end""";

    private final Database database;
    private final int walked;
    private final int mostNamed;

    public QueueStore(Database database) {
        this(database, WALKED, MOST_NAMED);
    }

    QueueStore(Database database, int walked, int mostNamed) {
        this.database = database;
        this.walked = walked;
        this.mostNamed = mostNamed;
    }

    /**
     * A part of the queue.
     *
     * @param next where the following one begins; empty behind the last
     */
    public record Page(List<QueueEntry> entries, Optional<QueuePlace> next) {}

    /**
     * The first entries behind a place. Where many fit, they are among the first of the order; where few do, reading all
     * of them in the order of an index would be the dearest way to find them.
     */
    public Page page(QueueFilter filter, LocalDate today, Optional<QueuePlace> after, int most) {
        Optional<List<String>> named = named(filter.text());
        Selection fitting = fitting(filter, named, today);
        Selection from = new Selection(new ArrayList<>(), fitting.values(), List.of());
        owners(filter.owners(), from.conditions(), from.values());
        after.ifPresent(place -> {
            String behind = behind(place, filter.sort(), fitting.values());
            fitting.conditions().add(behind);
            from.conditions().add(behind);
        });
        String order = order(filter.sort(), "");
        List<QueueEntry> first = named.isPresent()
                ? List.of()
                : rows(
                        "select " + COLUMNS + " from (select " + COLUMNS + " from open_recommendations where "
                                + from.where() + " order by " + order + " limit " + walked + ") as walked where "
                                + fitting.where() + " order by " + order,
                        fitting,
                        today,
                        most + 1);
        List<QueueEntry> rows = first.size() > most
                ? first
                : rows(
                        "select " + COLUMNS + " from open_recommendations where " + fitting.where() + " order by "
                                + order(filter.sort(), " + 0"),
                        fitting,
                        today,
                        most + 1);
        return rows.size() <= most
                ? new Page(rows, Optional.empty())
                : new Page(rows.subList(0, most), Optional.of(QueuePlace.of(rows.get(most - 1), filter.sort())));
    }

    private List<QueueEntry> rows(String sql, Selection selection, LocalDate today, int most) {
        return database.with(handle -> selection
                .bound(handle.createQuery(sql + " limit :most"))
                .bind("most", most)
                .map((row, context) -> entry(row, today))
                .list());
    }

    /**
     * What a filter comes to as SQL.
     *
     * @param clients whom it is about, where they were looked up; an id that nobody has where there are none
     */
    private record Selection(List<String> conditions, Map<String, Object> values, List<String> clients) {

        String where() {
            return conditions.isEmpty() ? "true = true" : String.join(" and ", conditions);
        }

        Query bound(Query query) {
            Query bound = query.bindMap(values);
            return clients.isEmpty() ? bound : bound.bindList("clients", clients);
        }
    }

    /** A text is looked for among clients, of whom there are fewer than recommendations. */
    private Selection fitting(QueueFilter filter, Optional<List<String>> named, LocalDate today) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = conditions(named.isPresent() ? filter.withText("") : filter, today, values);
        List<String> clients =
                named.map(ids -> ids.isEmpty() ? List.of("") : ids).orElse(List.of());
        if (named.isPresent()) {
            conditions.add("client_id in (<clients>)");
        }
        return new Selection(conditions, values, clients);
    }

    /** The clients whom a text fits; empty where there is no text, or too many fit. */
    private Optional<List<String>> named(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = database.with(handle -> handle.createQuery("""
                        select client_id from standings
                        where position(:text in name_key) > 0 or position(:text in lower(client_id)) = 1 limit :most""")
                .bind("text", text.toLowerCase(Locale.ROOT))
                .bind("most", mostNamed + 1)
                .mapTo(String.class)
                .list());
        return ids.size() > mostNamed ? Optional.empty() : Optional.of(ids);
    }

    /** Hands over all that a filter shows, in its order, however many they are. */
    public void each(QueueFilter filter, LocalDate today, Consumer<QueueEntry> taker) {
        Selection all = fitting(filter, Optional.empty(), today);
        String sql = "select " + COLUMNS + " from open_recommendations where " + all.where() + " order by "
                + order(filter.sort(), "");
        database.inTransaction(handle -> {
            try (ResultIterator<QueueEntry> each = all.bound(handle.createQuery(sql))
                    .setFetchSize(FETCHED)
                    .map((row, context) -> entry(row, today))
                    .iterator()) {
                while (each.hasNext()) {
                    taker.accept(each.next());
                }
            }
            return true;
        });
    }

    /** The entry of a key; empty where there is none any more. */
    public Optional<QueueEntry> find(QueueKey key, LocalDate today) {
        return database.with(handle -> handle.createQuery(
                        "select " + COLUMNS
                                + " from open_recommendations where client_id = :client and action = :action and offer = :offer")
                .bind("client", key.clientId())
                .bind("action", key.action())
                .bind("offer", key.offer())
                .map((row, context) -> entry(row, today))
                .findOne());
    }

    /** Those of one client, the first first. */
    public List<QueueEntry> of(String clientId, LocalDate today) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS
                        + " from open_recommendations where client_id = :client order by position, action, offer")
                .bind("client", clientId)
                .map((row, context) -> entry(row, today))
                .list());
    }

    /** The first of each of some clients, by their ids, but for what a manager has set aside. */
    Map<String, QueueEntry> first(List<String> clientIds, LocalDate today) {
        Map<String, QueueEntry> found = new LinkedHashMap<>();
        if (!clientIds.isEmpty()) {
            database.with(handle -> handle.createQuery("select " + COLUMNS
                                    + " from open_recommendations where client_id in (<clients>) and " + CURRENT
                                    + " order by position desc")
                            .bindList("clients", clientIds)
                            .bind("today", today)
                            .map((row, context) -> entry(row, today))
                            .list())
                    .forEach(one -> found.put(one.key().clientId(), one));
        }
        return found;
    }

    /**
     * Counts what any filter of these owners and this text would show; empty ones are everybody. Empty where more clients fit
     * the text than can be counted while somebody waits.
     */
    Optional<QueueTally> tally(List<String> owners, String text, LocalDate today) {
        Optional<List<String>> named = named(text);
        if (!text.isEmpty() && named.isEmpty()) {
            return Optional.empty();
        }
        QueueFilter all = new QueueFilter("", "", owners, "", "", "", Due.ANY, State.ALL, text, Sort.SCORE);
        Selection counted = fitting(all, named, today);
        counted.values().put("today", today);
        counted.values().put("week", today.plusDays(7));
        counted.values().put("month", today.plusDays(30));
        String sql = """
                select playbook, action, segment, health, tier, stands, due, count(*) as many, sum(score) as money from (
                select playbook, action, coalesce(segment, 'unknown') as segment, coalesce(health, 'unknown') as health,
                coalesce(tier, 'unknown') as tier, score,\s""" + STANDS + """
                 as stands, case when due_by < :today then 'overdue' when due_by <= :week then '7'
                when due_by <= :month then '30' else 'later' end as due
                from open_recommendations where\s""" + counted.where() + """
                ) as counted group by playbook, action, segment, health, tier, stands, due""";
        return Optional.of(new QueueTally(database.with(handle -> counted.bound(handle.createQuery(sql))
                .map((row, context) -> new QueueCell(
                        row.getString("playbook"),
                        row.getString("action"),
                        row.getString("segment"),
                        row.getString("health"),
                        row.getString("tier"),
                        row.getString("stands"),
                        row.getString("due"),
                        row.getLong("many"),
                        row.getDouble("money")))
                .list())));
    }

    /** Whose they are, those with most first. */
    public List<String> owners() {
        return database.with(handle -> handle.createQuery("""
                        select owner, count(*) as many from open_recommendations where owner is not null
                        group by owner order by many desc, owner limit :most""")
                .bind("most", MOST_OWNERS)
                .map((row, context) -> row.getString("owner"))
                .list());
    }

    /** Whether there is anything at all. */
    public boolean isEmpty() {
        return database.with(handle -> handle.createQuery("select 1 from open_recommendations limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isEmpty());
    }

    private static List<String> conditions(QueueFilter filter, LocalDate today, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        equal("playbook", filter.playbook(), conditions, values);
        equal("action", filter.action(), conditions, values);
        owners(filter.owners(), conditions, values);
        equal("segment", filter.segment(), conditions, values);
        equal("health", filter.health(), conditions, values);
        equal("tier", filter.tier(), conditions, values);
        if (filter.due() != Due.ANY) {
            conditions.add("due_by <= :dueUntil");
            values.put("dueUntil", filter.due().last(today));
        }
        state(filter.state(), today, conditions, values);
        if (!filter.text().isEmpty()) {
            conditions.add("(position(:text in lower(client_name)) > 0 or position(:text in lower(client_id)) = 1)");
            values.put("text", filter.text().toLowerCase(Locale.ROOT));
        }
        return conditions;
    }

    private static void state(State state, LocalDate today, List<String> conditions, Map<String, Object> values) {
        switch (state) {
            case ALL -> {
                return;
            }
            case OPEN -> conditions.add("(state = 'open' or until_day <= :today)");
            case CURRENT -> conditions.add(CURRENT);
            default -> {
                conditions.add("state = :state and (until_day is null or until_day > :today)");
                values.put("state", state.word());
            }
        }
        values.put("today", today);
    }

    private static void owners(List<String> owners, List<String> conditions, Map<String, Object> values) {
        if (owners.size() == 1) {
            equal("owner", owners.get(0), conditions, values);
        } else if (!owners.isEmpty()) {
            List<String> names = new ArrayList<>();
            for (String owner : owners) {
                String name = "owner" + names.size();
                names.add(":" + name);
                values.put(name, owner);
            }
            conditions.add("owner in (" + String.join(", ", names) + ")");
        }
    }

    private static void equal(String column, String text, List<String> conditions, Map<String, Object> values) {
        if (text.equals(QueueFilter.UNKNOWN)) {
            conditions.add(column + " is null");
        } else if (!text.isEmpty()) {
            conditions.add(column + " = :" + column);
            values.put(column, text);
        }
    }

    /**
     * Walked backwards, the index by score gives this order; by due day, forwards.
     *
     * @param not {@code " + 0"} where an index is not to give it
     */
    private static String order(Sort sort, String not) {
        return sort == Sort.SCORE
                ? "score" + not + " desc, client_id desc, action desc, offer desc"
                : "due_by" + not + " nulls last, client_id, action, offer";
    }

    private static String behind(QueuePlace place, Sort sort, Map<String, Object> values) {
        values.put("afterClient", place.key().clientId());
        values.put("afterAction", place.key().action());
        values.put("afterOffer", place.key().offer());
        if (sort == Sort.SCORE) {
            values.put("afterScore", Double.parseDouble(place.value()));
            return "score <= :afterScore and (score < :afterScore"
                    + " or (client_id, action, offer) < (:afterClient, :afterAction, :afterOffer))";
        }
        String within = "(client_id, action, offer) > (:afterClient, :afterAction, :afterOffer)";
        if (place.value().isEmpty()) {
            return "due_by is null and " + within;
        }
        values.put("afterDue", LocalDate.parse(place.value()));
        return "(due_by > :afterDue or due_by is null or (due_by = :afterDue and " + within + "))";
    }

    private static QueueEntry entry(ResultSet row, LocalDate today) throws SQLException {
        Optional<LocalDate> until = Optional.ofNullable(row.getObject("until_day", LocalDate.class));
        boolean ended = until.filter(day -> !day.isAfter(today)).isPresent();
        return new QueueEntry(
                new QueueKey(row.getString("client_id"), row.getString("action"), row.getString("offer")),
                Optional.ofNullable(row.getString("client_name")),
                Optional.ofNullable(row.getString("segment")),
                Optional.ofNullable(row.getString("health")),
                Optional.ofNullable(row.getString("tier")),
                row.getString("playbook"),
                row.getString("kind"),
                Optional.ofNullable(row.getString("because")).orElse(""),
                row.getDouble("score"),
                row.getDouble("worth"),
                row.getDouble("likelihood"),
                row.getDouble("cost"),
                Optional.ofNullable(row.getObject("due_by", LocalDate.class)),
                Optional.ofNullable(row.getString("channel")).orElse(""),
                Optional.ofNullable(row.getString("owner")).orElse(""),
                ended ? "open" : row.getString("state"),
                ended ? Optional.empty() : until,
                row.getLong("version"));
    }
}
