package io.holdfast.api.queue;

import io.holdfast.api.database.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Finds clients that something became known of since they were decided last. */
final class ChangeStore {

    private static final int MOST = 1_000;

    private final Database database;

    ChangeStore(Database database) {
        this.database = database;
    }

    /** An outcome that was reported. */
    record Reported(UUID id, String clientId, Instant at) {}

    /** Clients whose facts were written since a moment, and are not those they were decided by. */
    List<String> facts(Instant since) {
        return ids("""
                select c.id from clients c left join standings s on s.client_id = c.id
                where c.updated_at >= :since and ((c.deleted = false and (s.client_id is null or s.facts_version is null
                or s.facts_version <> c.version)) or (c.deleted = true and s.client_id is not null)) limit :most""", since);
    }

    /** What was reported since a moment. */
    List<Reported> reports(Instant since) {
        return database.with(handle -> handle.createQuery("""
                        select id, client_id, recorded_at from outcomes where recorded_at >= :since
                        order by recorded_at""")
                .bind("since", since)
                .map((row, context) -> new Reported(
                        row.getObject("id", UUID.class),
                        row.getString("client_id"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list());
    }

    /** Clients of whom something was reported since a moment, after they were decided. */
    List<String> reportedSinceDecided(Instant since) {
        return ids("""
                select distinct o.client_id from outcomes o join standings s on s.client_id = o.client_id
                where o.recorded_at >= :since and s.decided_at <= o.recorded_at limit :most""", since);
    }

    /** Clients with a recommendation that was reviewed since a moment and does not show it. */
    List<String> reviewed(Instant since) {
        return ids("""
                select distinct r.client_id from recommendations r join open_recommendations o
                on o.client_id = r.client_id and o.action = r.action and o.offer = r.offer
                where r.updated_at >= :since and o.version <> r.version limit :most""", since);
    }

    /** Clients that stand as another rule book or another day left them. */
    List<String> stale(String revision, LocalDate asOf) {
        return database.with(handle -> handle.createQuery(
                        "select client_id from standings where revision <> :revision or as_of <> :asOf limit :most")
                .bind("revision", revision)
                .bind("asOf", asOf)
                .bind("most", MOST)
                .mapTo(String.class)
                .list());
    }

    private List<String> ids(String sql, Instant since) {
        return database.with(handle -> handle.createQuery(sql)
                .bind("since", since)
                .bind("most", MOST)
                .mapTo(String.class)
                .list());
    }
}
