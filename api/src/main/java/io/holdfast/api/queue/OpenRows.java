package io.holdfast.api.queue;

import io.holdfast.api.database.RowBatch;
import io.holdfast.api.database.RowQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of open recommendations, read and written some hundred clients at a time. */
final class OpenRows {

    private static final String SELECT = """
            select client_id, action, offer, client_name, segment, health, tier, playbook, kind, because, rule_file,
            rule_line, rule_name, position, score, worth, likelihood, cost, due_by, channel, owner, state, until_day,
            version, first_seen, decided_at from open_recommendations\s""";

    private static final String OF_IDS = SELECT + "where client_id = any(?) order by client_id, action, offer";

    private static final String INSERT = """
            insert into open_recommendations (client_name, segment, health, tier, playbook, kind, because, rule_file,
            rule_line, rule_name, position, score, worth, likelihood, cost, due_by, channel, owner, decided_at, state,
            until_day, version, client_id, action, offer, first_seen)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Whoever reviews at the same time is not overwritten: the version is another then. */
    private static final String UPDATE = """
            update open_recommendations set client_name = ?, segment = ?, health = ?, tier = ?, playbook = ?, kind = ?,
            because = ?, rule_file = ?, rule_line = ?, rule_name = ?, position = ?, score = ?, worth = ?, likelihood = ?,
            cost = ?, due_by = ?, channel = ?, owner = ?, decided_at = ?, state = ?, until_day = ?, version = ?
            where client_id = ? and action = ? and offer = ? and version = ?""";

    private static final String DELETE =
            "delete from open_recommendations where client_id = ? and action = ? and offer = ?";

    private OpenRows() {}

    /** What an open recommendation is about, within its client. */
    record Key(String action, String offer) {

        static Key of(OpenRecommendation one) {
            return new Key(one.action(), one.offer());
        }
    }

    /** What becomes of a row. */
    record Change(OpenRecommendation before, OpenRecommendation now) {}

    static Map<String, Map<Key, OpenRecommendation>> of(Handle handle, Collection<String> ids) {
        Map<String, Map<Key, OpenRecommendation>> found = new HashMap<>();
        RowQuery.each(handle, OF_IDS, ids, row -> {
            OpenRecommendation one = open(row);
            found.computeIfAbsent(one.clientId(), id -> new LinkedHashMap<>()).put(Key.of(one), one);
        });
        return found;
    }

    /** One row, locked until the transaction is over. */
    static Optional<OpenRecommendation> one(Handle handle, String clientId, String action, String offer) {
        return handle.createQuery(
                        SELECT + "where client_id = :client and action = :action and offer = :offer for update")
                .bind("client", clientId)
                .bind("action", action)
                .bind("offer", offer)
                .map((row, context) -> open(row))
                .findOne();
    }

    static void insert(Handle handle, List<OpenRecommendation> all) {
        try (RowBatch rows = new RowBatch(handle, INSERT)) {
            all.forEach(one -> add(rows, one, one.firstSeen()));
            rows.execute();
        }
    }

    static void update(Handle handle, List<Change> all) {
        try (RowBatch rows = new RowBatch(handle, UPDATE)) {
            all.forEach(one -> add(rows, one.now(), one.before().version()));
            rows.execute();
        }
    }

    static void delete(Handle handle, List<OpenRecommendation> all) {
        try (RowBatch rows = new RowBatch(handle, DELETE)) {
            all.forEach(one -> rows.add(one.clientId(), one.action(), one.offer()));
            rows.execute();
        }
    }

    private static void add(RowBatch rows, OpenRecommendation one, Object last) {
        rows.add(
                one.clientName(),
                one.segment(),
                one.health(),
                one.tier(),
                one.playbook(),
                one.kind(),
                one.because(),
                one.ruleFile(),
                RowBatch.orNull(one.ruleLine(), Types.INTEGER),
                one.ruleName(),
                one.position(),
                one.score(),
                one.worth(),
                one.likelihood(),
                one.cost(),
                one.dueBy(),
                one.channel(),
                one.owner(),
                one.decidedAt(),
                one.state(),
                RowBatch.orNull(one.until(), Types.DATE),
                one.version(),
                one.clientId(),
                one.action(),
                one.offer(),
                last);
    }

    static OpenRecommendation open(ResultSet row) throws SQLException {
        return new OpenRecommendation(
                row.getString("client_id"),
                row.getString("action"),
                row.getString("offer"),
                row.getString("client_name"),
                row.getString("segment"),
                row.getString("health"),
                row.getString("tier"),
                row.getString("playbook"),
                row.getString("kind"),
                row.getString("because"),
                row.getString("rule_file"),
                row.getObject("rule_line", Integer.class),
                row.getString("rule_name"),
                row.getInt("position"),
                row.getDouble("score"),
                row.getDouble("worth"),
                row.getDouble("likelihood"),
                row.getDouble("cost"),
                row.getObject("due_by", LocalDate.class),
                row.getString("channel"),
                row.getString("owner"),
                row.getString("state"),
                row.getObject("until_day", LocalDate.class),
                row.getLong("version"),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("decided_at").toInstant());
    }
}
