package io.holdfast.api.queue;

import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads how clients stood in the last round: a page of them, one, and counted. */
public final class StandingListStore {

    private static final int MOST_CHOICES = 200;
    private static final String COLUMNS = """
            client_id, name, segment, status, health, health_since, tier, lifetime, notice_deadline, control, problem,
            as_of""";

    private final Database database;
    private final QueueStore queue;

    public StandingListStore(Database database) {
        this.database = database;
        this.queue = new QueueStore(database);
    }

    /** The day for which the last round decided; empty before the first. */
    public Optional<LocalDate> asOf() {
        return database.with(handle -> handle.createQuery("select as_of from standings order by client_id desc limit 1")
                .map((row, context) -> row.getObject("as_of", LocalDate.class))
                .findOne());
    }

    /** A page of clients. */
    public List<StandingEntry> page(StandingFilter filter, long skip, int most, LocalDate today) {
        Map<String, Object> values = new LinkedHashMap<>();
        String sql = "select " + COLUMNS + " from standings where " + where(filter, values) + " order by "
                + filter.order().by() + (filter.down() ? " desc" : "")
                + " nulls last, client_id limit :most offset :skip";
        List<StandingEntry> rows = database.with(handle -> handle.createQuery(sql)
                .bindMap(values)
                .bind("most", most)
                .bind("skip", skip)
                .map((row, context) -> entry(row))
                .list());
        Map<String, QueueEntry> first =
                queue.first(rows.stream().map(StandingEntry::clientId).toList(), today);
        return rows.stream()
                .map(one -> one.with(Optional.ofNullable(first.get(one.clientId()))))
                .toList();
    }

    /** How one client stood; empty when no round has seen them. */
    public Optional<StandingEntry> one(String clientId) {
        return database.with(
                handle -> handle.createQuery("select " + COLUMNS + " from standings where client_id = :client")
                        .bind("client", clientId)
                        .map((row, context) -> entry(row))
                        .findOne());
    }

    /** How many of those who fit have which health; {@code unknown} where none is known. */
    public Map<String, Long> healths(StandingFilter filter) {
        Map<String, Object> values = new LinkedHashMap<>();
        String sql = "select coalesce(health, 'unknown') as word, count(*) as many from standings where "
                + where(filter.withHealth(""), values) + " group by coalesce(health, 'unknown')";
        return counted(sql, values);
    }

    /** The words of a column that occur, with how often. */
    public Map<String, Long> segments() {
        return counted(
                "select coalesce(segment, 'unknown') as word, count(*) as many from standings"
                        + " group by coalesce(segment, 'unknown') order by many desc limit " + MOST_CHOICES,
                Map.of());
    }

    public Map<String, Long> statuses() {
        return counted(
                "select coalesce(status, 'unknown') as word, count(*) as many from standings"
                        + " group by coalesce(status, 'unknown') order by many desc limit " + MOST_CHOICES,
                Map.of());
    }

    /** The playbooks that something is recommended from first. */
    public List<String> playbooks() {
        return database.with(handle -> handle.createQuery(
                        "select distinct playbook from open_recommendations where position = 1 order by playbook")
                .mapTo(String.class)
                .list());
    }

    private Map<String, Long> counted(String sql, Map<String, Object> values) {
        Map<String, Long> counts = new TreeMap<>();
        database.with(handle -> handle.createQuery(sql)
                        .bindMap(new HashMap<>(values))
                        .map((row, context) -> Map.entry(row.getString("word"), row.getLong("many")))
                        .list())
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    private static String where(StandingFilter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        equal("health", filter.health(), conditions, values);
        equal("segment", filter.segment(), conditions, values);
        equal("status", filter.status(), conditions, values);
        if (filter.playbook().equals(StandingFilter.NONE)) {
            conditions.add("recommended = 0");
        } else if (!filter.playbook().isEmpty()) {
            conditions.add("client_id in (select client_id from open_recommendations"
                    + " where position = 1 and playbook = :playbook)");
            values.put("playbook", filter.playbook());
        }
        if (!filter.text().isEmpty()) {
            conditions.add("(position(:text in lower(name)) > 0 or position(:text in lower(client_id)) = 1)");
            values.put("text", filter.text().toLowerCase(Locale.ROOT));
        }
        return conditions.isEmpty() ? "true = true" : String.join(" and ", conditions);
    }

    private static void equal(String column, String text, List<String> conditions, Map<String, Object> values) {
        if (text.equals(QueueFilter.UNKNOWN)) {
            conditions.add(column + " is null");
        } else if (!text.isEmpty()) {
            conditions.add(column + " = :" + column);
            values.put(column, text);
        }
    }

    private static StandingEntry entry(ResultSet row) throws SQLException {
        double lifetime = row.getDouble("lifetime");
        Optional<Double> known = row.wasNull() ? Optional.empty() : Optional.of(lifetime);
        return new StandingEntry(
                row.getString("client_id"),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("segment")),
                Optional.ofNullable(row.getString("status")),
                Optional.ofNullable(row.getString("health")),
                Optional.ofNullable(row.getObject("health_since", LocalDate.class)),
                Optional.ofNullable(row.getString("tier")),
                known,
                Optional.ofNullable(row.getObject("notice_deadline", LocalDate.class)),
                row.getBoolean("control"),
                Optional.ofNullable(row.getString("problem")),
                row.getObject("as_of", LocalDate.class),
                Optional.empty());
    }
}
