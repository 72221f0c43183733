package io.holdfast.api.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was proposed to whom, by which rule first, and from when until when: what rounds left open and what kept
 * decisions said.
 */
public final class ProposalStore {

    /** The most decisions that are taken in at a time. */
    static final int MOST = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FETCHED = 500;

    private static final String NEW_OPEN = """
            insert into proposals (client_id, action, offer, playbook, rule_file, rule_line, rule_name, held_out,
            first_day, last_day)
            select r.client_id, r.action, r.offer, r.playbook, r.rule_file, r.rule_line, r.rule_name, false, :day, :day
            from open_recommendations r on conflict do nothing""";

    private static final String STILL_OPEN = """
            update proposals set last_day = :day where last_day < :day and exists (select 1 from open_recommendations r
            where r.client_id = proposals.client_id and r.action = proposals.action and r.offer = proposals.offer)""";

    private static final String NEW_DECIDED = """
            insert into proposals (client_id, action, offer, playbook, rule_file, rule_line, rule_name, held_out,
            first_day, last_day)
            values (:client, :action, :offer, :playbook, :file, :line, :rule, :heldOut, :day, :day)
            on conflict do nothing""";

    /** A rule that nobody knew so far is the one that is known now. */
    private static final String DECIDED_AGAIN = """
            update proposals set
            first_day = case when first_day > :day then :day else first_day end,
            last_day = case when last_day < :day then :day else last_day end,
            rule_file = coalesce(rule_file, :file), rule_line = coalesce(rule_line, :line),
            rule_name = coalesce(rule_name, :rule)
            where client_id = :client and action = :action and offer = :offer
            and (first_day > :day or last_day < :day or rule_name is null)""";

    private final Database database;

    public ProposalStore(Database database) {
        this.database = database;
    }

    /** Takes in what the last round left open. */
    void takeOpen(LocalDate day) {
        database.inTransaction(handle -> {
            handle.createUpdate(NEW_OPEN).bind("day", day).execute();
            return handle.createUpdate(STILL_OPEN).bind("day", day).execute();
        });
    }

    /**
     * Takes in what was decided and kept from a moment on; what was taken in before changes nothing.
     *
     * @return the moment up to which everything is in; empty where nothing was decided since
     */
    Optional<Instant> takeDecided(Instant from) {
        List<Row> rows = database.with(handle -> handle.createQuery("""
                        select client_id, as_of, decided_at, answer, withheld from decisions
                        where decided_at >= :from and client_id is not null and answer is not null
                        order by decided_at limit :most""")
                .bind("from", from)
                .bind("most", MOST)
                .setFetchSize(FETCHED)
                .map((row, context) -> Row.of(row))
                .list());
        for (int i = 0; i < rows.size(); i += FETCHED) {
            List<Row> some = rows.subList(i, Math.min(rows.size(), i + FETCHED));
            database.inTransaction(handle -> {
                write(handle, some, NEW_DECIDED);
                write(handle, some, DECIDED_AGAIN);
                return true;
            });
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).at());
    }

    /** Removes some of those that were last proposed before a day; says how many. */
    public int prune(LocalDate before, int most) {
        return database.with(handle -> handle.createUpdate("""
                        delete from proposals where (client_id, action, offer) in
                        (select client_id, action, offer from proposals where last_day < :before limit :most)""")
                .bind("before", before)
                .bind("most", most)
                .execute());
    }

    private static void write(Handle handle, List<Row> rows, String statement) {
        PreparedBatch batch = handle.prepareBatch(statement);
        for (Row row : rows) {
            for (JsonNode one : row.said()) {
                JsonNode rule = one.path("rules").path(0);
                batch.bind("client", row.client())
                        .bind("action", one.path("action").asText())
                        .bind("offer", one.path("offer").asText(""))
                        .bindByType("file", text(rule, "file"), String.class)
                        .bindByType("line", rule.has("line") ? rule.path("line").asInt() : null, Integer.class)
                        .bindByType("rule", text(rule, "rule"), String.class)
                        .bind("day", row.day());
                if (statement.equals(NEW_DECIDED)) {
                    batch.bind("playbook", one.path("playbook").asText()).bind("heldOut", row.heldOut());
                }
                batch.add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static @Nullable String text(JsonNode rule, String name) {
        return rule.has(name) ? rule.path(name).asText() : null;
    }

    private record Row(String client, LocalDate day, Instant at, boolean heldOut, JsonNode said) {

        static Row of(ResultSet row) throws SQLException {
            String withheld = row.getString("withheld");
            try {
                return new Row(
                        row.getString("client_id"),
                        row.getObject("as_of", LocalDate.class),
                        row.getTimestamp("decided_at").toInstant(),
                        withheld != null,
                        withheld == null
                                ? JSON.readTree(row.getString("answer")).path("recommendations")
                                : JSON.readTree(withheld));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("Kept decisions are JSON.", impossible);
            }
        }
    }
}
