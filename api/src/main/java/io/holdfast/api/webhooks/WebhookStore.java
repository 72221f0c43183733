package io.holdfast.api.webhooks;

import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.ColumnText;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.RowBatch;
import io.holdfast.api.decisions.DecisionIds;
import io.holdfast.api.queue.Move;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Keeps targets, and for each of them the events that it was told, is to be told, or would not take. */
final class WebhookStore implements Move.Taker {

    private static final int LONGEST_ANSWER = 500;
    private static final String TARGETS =
            "select id, url, secret, events, failures, next_at, created_at, created_by, paused_at from webhook_targets ";
    private static final String EVENTS =
            "select number, id, client_id, event, body, tries, answer, created_at, state, touched_at from webhook_events ";

    private final Database database;
    private final AuditStore audit;

    WebhookStore(Database database, AuditStore audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Notes for every target what it wants to know, in the transaction in which it happened. */
    @Override
    public void take(Handle handle, List<Move> moves, Instant at) {
        List<Target> targets = targets(handle);
        if (targets.isEmpty()) {
            return;
        }
        try (RowBatch rows = new RowBatch(handle, """
                insert into webhook_events (id, target_id, client_id, event, body, state, tries, created_at, touched_at)
                values (?, ?, ?, ?, ?, 'waiting', 0, ?, ?)""")) {
            for (Move move : moves) {
                String name = EventJson.name(move.what());
                targets.stream().filter(one -> one.events().contains(name)).forEach(target -> {
                    UUID id = DecisionIds.at(at);
                    rows.add(id, target.id(), move.now().clientId(), name, EventJson.body(id, move, at), at, at);
                });
            }
            rows.execute();
        }
    }

    List<Target> targets() {
        return database.with(WebhookStore::targets);
    }

    Optional<Target> find(UUID id) {
        return targets().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    void add(Target target) {
        database.inTransaction(handle -> {
            handle.createUpdate("""
                            insert into webhook_targets (id, url, secret, events, failures, next_at, created_at, created_by)
                            values (:id, :url, :secret, :events, 0, :at, :at, :by)""")
                    .bind("id", target.id())
                    .bind("url", target.url().toString())
                    .bind("secret", target.secret())
                    .bind("events", String.join(",", target.events()))
                    .bind("at", target.created())
                    .bind("by", target.createdBy())
                    .execute();
            audit.add(
                    handle,
                    new AuditEntry(
                            target.created(),
                            target.createdBy(),
                            "webhook-added",
                            target.id().toString(),
                            target.url().getHost()));
            return true;
        });
    }

    /** Forgets a target and everything it was to be told. */
    void remove(UUID id, String actor, Instant now) {
        database.inTransaction(handle -> {
            handle.createUpdate("delete from webhook_events where target_id = :id")
                    .bind("id", id)
                    .execute();
            handle.createUpdate("delete from webhook_targets where id = :id")
                    .bind("id", id)
                    .execute();
            audit.add(handle, new AuditEntry(now, actor, "webhook-removed", id.toString(), ""));
            return true;
        });
    }

    /** Events of a target in one state, in the order in which they happened. */
    List<Event> events(UUID target, String state, int most) {
        return database.with(handle -> handle.createQuery(
                        EVENTS + "where target_id = :target and state = :state order by number limit :most")
                .bind("target", target)
                .bind("state", state)
                .bind("most", most)
                .map((row, context) -> event(row))
                .list());
    }

    /** Events of a target that were tried, the last tried first; by state, because that is what the index knows. */
    List<Event> last(UUID target, int most) {
        return database.with(handle -> Stream.of("sent", "dead", "waiting")
                .flatMap(state -> handle
                        .createQuery(
                                EVENTS + "where target_id = :target and state = :state and tries > 0 order by number "
                                        + (state.equals("waiting") ? "" : "desc ") + "limit :most")
                        .bind("target", target)
                        .bind("state", state)
                        .bind("most", most)
                        .map((row, context) -> event(row))
                        .list()
                        .stream())
                .sorted(Comparator.comparing(Event::touched)
                        .thenComparing(Event::number)
                        .reversed())
                .limit(most)
                .toList());
    }

    /** Sends a target nothing, or something again. */
    void pause(Target target, boolean paused, String actor, Instant now) {
        database.inTransaction(handle -> {
            int changed = handle.createUpdate(
                            "update webhook_targets set paused_at = :at where id = :id and paused_at is "
                                    + (paused ? "null" : "not null"))
                    .bind("at", paused ? now : null)
                    .bind("id", target.id())
                    .execute();
            if (changed > 0) {
                audit.add(
                        handle,
                        new AuditEntry(
                                now,
                                actor,
                                paused ? "webhook-paused" : "webhook-resumed",
                                target.id().toString(),
                                target.url().getHost()));
            }
            return true;
        });
    }

    long count(UUID target, String state) {
        return database.with(handle -> handle.createQuery(
                        "select count(*) from webhook_events where target_id = :target and state = :state")
                .bind("target", target)
                .bind("state", state)
                .mapTo(Long.class)
                .one());
    }

    /** An event was taken. */
    void sent(Target target, Event event, String answer, Instant now) {
        database.inTransaction(handle -> {
            settle(handle, event, "sent", answer, now);
            return pause(handle, target.id(), 0, now);
        });
    }

    /** An event will not be taken, however often it is sent; others may. */
    void dead(Target target, Event event, String answer, Instant now) {
        database.inTransaction(handle -> {
            settle(handle, event, "dead", answer, now);
            return pause(handle, target.id(), 0, now);
        });
    }

    /** An event was not taken, and is sent again; nothing is sent to its target until then. */
    void failed(Target target, Event event, String answer, Instant next, Instant now) {
        database.inTransaction(handle -> {
            settle(handle, event, "waiting", answer, now);
            return pause(handle, target.id(), target.failures() + 1, next);
        });
    }

    /** Puts dead events back to be sent; says how many. */
    int replay(UUID target, String actor, Instant now) {
        return database.inTransaction(handle -> {
            int events = handle.createUpdate("""
                            update webhook_events set state = 'waiting', tries = 0, touched_at = :now
                            where target_id = :target and state = 'dead'""")
                    .bind("target", target)
                    .bind("now", now)
                    .execute();
            pause(handle, target, 0, now);
            audit.add(handle, new AuditEntry(now, actor, "webhook-replayed", target.toString(), events + " events"));
            return events;
        });
    }

    /** Removes events that were settled before a moment. */
    int prune(String state, Instant before) {
        return database.with(handle -> handle.createUpdate(
                        "delete from webhook_events where state = :state and touched_at < :before")
                .bind("state", state)
                .bind("before", before)
                .execute());
    }

    private static void settle(Handle handle, Event event, String state, String answer, Instant now) {
        handle.createUpdate("""
                        update webhook_events set state = :state, tries = tries + 1, answer = :answer, touched_at = :now
                        where number = :number""")
                .bind("state", state)
                .bind("answer", ColumnText.cut(answer, LONGEST_ANSWER))
                .bind("now", now)
                .bind("number", event.number())
                .execute();
    }

    private static int pause(Handle handle, UUID target, int failures, Instant next) {
        return handle.createUpdate("update webhook_targets set failures = :failures, next_at = :next where id = :id")
                .bind("failures", failures)
                .bind("next", next)
                .bind("id", target)
                .execute();
    }

    private static List<Target> targets(Handle handle) {
        return new ArrayList<>(handle.createQuery(TARGETS + "order by created_at, id")
                .map((row, context) -> target(row))
                .list());
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getObject("id", UUID.class),
                URI.create(row.getString("url")),
                row.getString("secret"),
                List.of(row.getString("events").split(",")),
                row.getInt("failures"),
                row.getTimestamp("next_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                Optional.ofNullable(row.getTimestamp("paused_at")).map(Timestamp::toInstant));
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getString("client_id"),
                row.getString("event"),
                row.getString("body"),
                row.getInt("tries"),
                Optional.ofNullable(row.getString("answer")),
                row.getTimestamp("created_at").toInstant(),
                row.getString("state"),
                row.getTimestamp("touched_at").toInstant());
    }
}
