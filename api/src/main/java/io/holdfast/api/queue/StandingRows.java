package io.holdfast.api.queue;

import io.holdfast.api.database.RowBatch;
import io.holdfast.api.database.RowQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of standings, read and written some hundred at a time. */
final class StandingRows {

    private static final String COLUMNS = """
            facts_version, name, name_key, segment, status, account_manager, health, health_since, tier, lifetime, low,
            high, residual, monthly_fee, notice_deadline, notice_assumed, since, ended_on, owned, openings, recommended,
            control, problem, as_of, revision, decided_at""";

    private static final String OF_IDS = "select client_id, " + COLUMNS + " from standings where client_id = any(?)";

    private static final String INSERT = "insert into standings (" + COLUMNS
            + ", client_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE = """
            update standings set facts_version = ?, name = ?, name_key = ?, segment = ?, status = ?, account_manager = ?,
            health = ?, health_since = ?, tier = ?, lifetime = ?, low = ?, high = ?, residual = ?, monthly_fee = ?,
            notice_deadline = ?, notice_assumed = ?, since = ?, ended_on = ?, owned = ?, openings = ?, recommended = ?,
            control = ?, problem = ?, as_of = ?, revision = ?, decided_at = ? where client_id = ?""";

    private static final String DELETE = "delete from standings where client_id = ?";

    private StandingRows() {}

    static Map<String, Standing> of(Handle handle, Collection<String> ids) {
        Map<String, Standing> found = new HashMap<>();
        RowQuery.each(handle, OF_IDS, ids, row -> {
            Standing one = standing(row);
            found.put(one.clientId(), one);
        });
        return found;
    }

    static void insert(Handle handle, List<Standing> standings) {
        write(handle, INSERT, standings);
    }

    static void update(Handle handle, List<Standing> standings) {
        write(handle, UPDATE, standings);
    }

    static void delete(Handle handle, Collection<String> ids) {
        try (RowBatch rows = new RowBatch(handle, DELETE)) {
            ids.forEach(rows::add);
            rows.execute();
        }
    }

    private static void write(Handle handle, String sql, List<Standing> standings) {
        try (RowBatch rows = new RowBatch(handle, sql)) {
            for (Standing one : standings) {
                rows.add(
                        one.facts(),
                        one.name(),
                        one.nameKey(),
                        one.segment(),
                        one.status(),
                        one.accountManager(),
                        one.health(),
                        RowBatch.orNull(one.healthSince(), Types.DATE),
                        one.tier(),
                        RowBatch.orNull(one.lifetime(), Types.DOUBLE),
                        RowBatch.orNull(one.low(), Types.DOUBLE),
                        RowBatch.orNull(one.high(), Types.DOUBLE),
                        RowBatch.orNull(one.residual(), Types.DOUBLE),
                        RowBatch.orNull(one.monthlyFee(), Types.DOUBLE),
                        RowBatch.orNull(one.noticeDeadline(), Types.DATE),
                        RowBatch.orNull(one.noticeAssumed(), Types.BOOLEAN),
                        RowBatch.orNull(one.since(), Types.DATE),
                        RowBatch.orNull(one.endedOn(), Types.DATE),
                        String.join(",", one.owned()),
                        String.join(",", one.openings()),
                        one.recommended(),
                        one.control(),
                        one.problem(),
                        one.asOf(),
                        one.revision(),
                        one.decidedAt(),
                        one.clientId());
            }
            rows.execute();
        }
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getString("client_id"),
                row.getLong("facts_version"),
                row.getString("name"),
                row.getString("name_key"),
                row.getString("segment"),
                row.getString("status"),
                row.getString("account_manager"),
                row.getString("health"),
                row.getObject("health_since", LocalDate.class),
                row.getString("tier"),
                row.getObject("lifetime", Double.class),
                row.getObject("low", Double.class),
                row.getObject("high", Double.class),
                row.getObject("residual", Double.class),
                row.getObject("monthly_fee", Double.class),
                row.getObject("notice_deadline", LocalDate.class),
                row.getObject("notice_assumed", Boolean.class),
                row.getObject("since", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                ids(row.getString("owned")),
                ids(row.getString("openings")),
                row.getInt("recommended"),
                row.getBoolean("control"),
                row.getString("problem"),
                row.getObject("as_of", LocalDate.class),
                row.getString("revision"),
                row.getTimestamp("decided_at").toInstant());
    }

    private static List<String> ids(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }
}
