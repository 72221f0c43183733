package io.holdfast.api.queue;

import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.ColumnText;
import io.holdfast.api.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Keeps how far rounds are; the newest {@value #KEPT} of them. */
final class RoundStore {

    private static final int KEPT = 100;
    private static final int LONGEST_PROBLEM = 2_000;
    private static final String SELECT = """
            select id, cause, actor, revision, as_of, state, last_client, total, decided, unreadable, added, changed, gone,
            started_at, touched_at, ended_at, problem from rounds\s""";
    private static final String NEWEST = " order by started_at desc, id desc limit :most";
    private static final String OPEN = "where state in ('waiting', 'running')";

    private final Database database;
    private final AuditStore audit;

    RoundStore(Database database, AuditStore audit) {
        this.database = database;
        this.audit = audit;
    }

    void add(Round round) {
        database.inTransaction(handle -> {
            handle.createUpdate("""
                            insert into rounds (id, cause, actor, revision, as_of, state, last_client, total, decided,
                            unreadable, added, changed, gone, started_at, touched_at)
                            values (:id, :cause, :actor, :revision, :asOf, :state, '', :total, 0, 0, 0, 0, 0, :at, :at)""")
                    .bind("id", round.id())
                    .bind("cause", round.cause().word())
                    .bind("actor", round.actor())
                    .bind("revision", round.revision())
                    .bind("asOf", round.asOf())
                    .bind("state", round.state().word())
                    .bind("total", round.total())
                    .bind("at", round.started())
                    .execute();
            handle.createUpdate(
                            "delete from rounds where id in (select id from rounds order by started_at desc, id desc offset :kept)")
                    .bind("kept", KEPT)
                    .execute();
            if (round.cause() == Round.Cause.ASKED) {
                audit.add(
                        handle,
                        new AuditEntry(
                                round.started(),
                                round.actor(),
                                "round-asked",
                                round.id().toString(),
                                ""));
            }
            return true;
        });
    }

    Optional<Round> find(UUID id) {
        return database.with(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((row, context) -> round(row))
                .findOne());
    }

    /** The newest rounds, newest first. */
    List<Round> newest(int most) {
        return database.with(handle -> handle.createQuery(SELECT + NEWEST)
                .bind("most", most)
                .map((row, context) -> round(row))
                .list());
    }

    /** The newest that is not over. */
    Optional<Round> open() {
        return database.with(handle -> handle.createQuery(SELECT + OPEN + NEWEST)
                .bind("most", 1)
                .map((row, context) -> round(row))
                .findOne());
    }

    /** Lets a service run a round that is not over, from wherever it is; false where it is over. */
    boolean claim(UUID id, UUID runner, String revision, LocalDate asOf, long total, Instant now) {
        return database.inTransaction(handle -> handle.createUpdate("""
                                update rounds set state = 'running', runner = :runner, revision = :revision, as_of = :asOf,
                                total = :total, touched_at = :now where id = :id and state in ('waiting', 'running')""")
                        .bind("id", id)
                        .bind("runner", runner)
                        .bind("revision", revision)
                        .bind("asOf", asOf)
                        .bind("total", total)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /**
     * Notes in the transaction of its rows how far a round is.
     *
     * @return false where it is another's to run by now, or over
     */
    boolean progress(Handle handle, UUID id, UUID runner, String lastClient, Tally more, boolean last, Instant now) {
        return handle.createUpdate("""
                        update rounds set last_client = :client, decided = decided + :decided,
                        unreadable = unreadable + :unreadable, added = added + :added, changed = changed + :changed,
                        gone = gone + :gone, touched_at = :now, state = :state,
                        ended_at = cast(:ended as timestamp(6) with time zone)
                        where id = :id and runner = :runner and state = 'running'""")
                        .bind("client", lastClient)
                        .bind("decided", more.clients())
                        .bind("unreadable", more.unreadable())
                        .bind("added", more.added())
                        .bind("changed", more.changed())
                        .bind("gone", more.gone())
                        .bind("now", now)
                        .bind("state", (last ? Round.State.DONE : Round.State.RUNNING).word())
                        .bindByType("ended", last ? now : null, Instant.class)
                        .bind("id", id)
                        .bind("runner", runner)
                        .execute()
                == 1;
    }

    /** Ends a round that is not over; one that is stays as it is. */
    void end(UUID id, Round.State state, String why, Instant now) {
        database.inTransaction(handle -> end(handle, id, state, why, now));
    }

    /** Ends a round because somebody says so. */
    void cancel(UUID id, String actor, Instant now) {
        database.inTransaction(handle -> {
            if (end(handle, id, Round.State.CANCELLED, actor + " cancelled it.", now) > 0) {
                audit.add(handle, new AuditEntry(now, actor, "round-cancelled", id.toString(), ""));
            }
            return true;
        });
    }

    private static int end(Handle handle, UUID id, Round.State state, String why, Instant now) {
        return handle.createUpdate(
                        "update rounds set state = :state, problem = :why, ended_at = :now where id = :id and "
                                + "state in ('waiting', 'running')")
                .bind("id", id)
                .bind("state", state.word())
                .bind("why", ColumnText.cut(why, LONGEST_PROBLEM))
                .bind("now", now)
                .execute();
    }

    private static Round round(ResultSet row) throws SQLException {
        return new Round(
                row.getObject("id", UUID.class),
                Round.Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                row.getString("actor"),
                row.getString("revision"),
                row.getObject("as_of", LocalDate.class),
                Round.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("last_client"),
                row.getLong("total"),
                new Tally(
                        row.getLong("decided"),
                        row.getLong("unreadable"),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("gone")),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("touched_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("problem")));
    }
}
