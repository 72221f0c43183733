package io.holdfast.api.queue;

import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.clients.BookFacts;
import io.holdfast.api.clients.Clients;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.Lease;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.outcomes.OutcomeContacts;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.rulebook.RuleBookCompiler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** What one service does for the queue, step by step: rounds run where they are begun, and time stands until it is moved. */
final class Node {

    static final Duration PATIENCE = Duration.ofSeconds(15);

    final Database database;
    final ActiveBook active;
    final RoundStore rounds;
    final Standings standings;
    final QueueWork work;
    final Lease lease;
    final List<Move> moves = new ArrayList<>();
    Instant now = Instant.parse("2026-03-01T09:00:00Z");
    long nanos;
    Runnable onMove = () -> {};

    Node(Database database, Path rules) {
        this.database = database;
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        active = new ActiveBook(RuleBookCompiler.standard(), clock, activation -> {});
        active.activate(rules);
        AuditStore audit = new AuditStore(database);
        BookFacts facts = new Clients(database, audit, active, clock)
                .facts(new OutcomeContacts(new OutcomeStore(database, new IdempotencyStore(database))));
        QueueDay.Days days = new QueueDay.Days(active, Optional::empty, clock);
        QueueRows rows = new QueueRows(this::moved);
        UUID self = UUID.randomUUID();
        rounds = new RoundStore(database, audit);
        standings = new Standings(database, facts, new DecisionEngine(), rows, days, QueueSettings.STANDARD);
        lease = new Lease(database, "queue", self, PATIENCE, () -> nanos);
        work = new QueueWork(
                lease,
                new Rounds(database, rounds, standings, rows, days, QueueSettings.STANDARD, self, Runnable::run),
                new Changes(new ChangeStore(database), standings, QueueSettings.STANDARD, () -> nanos),
                days,
                new QueueCounts(new QueueStore(database), () -> nanos, Runnable::run),
                lag,
                () -> importing,
                Executors.newSingleThreadExecutor());
    }

    private boolean importing;
    final QueueLag lag = new QueueLag(() -> nanos);

    private void moved(Handle handle, List<Move> some, Instant at) {
        onMove.run();
        moves.addAll(some);
    }

    /** As if a client book were being brought in, or no more. */
    void importing(boolean now) {
        importing = now;
    }

    /** Looks once, some time later. */
    void look(Duration later) {
        now = now.plus(later);
        nanos += TimeUnit.MILLISECONDS.toNanos(later.toMillis());
        work.look();
    }

    List<Move> taken() {
        List<Move> taken = List.copyOf(moves);
        moves.clear();
        return taken;
    }

    LocalDate day() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** Writes a client's facts as any service might. */
    void put(String id, String facts) {
        String json = "{\"id\":\"" + id + "\"," + facts + "}";
        database.inTransaction(handle -> {
            int known = handle.createUpdate("update clients set version = version + 1, current_version = version + 1,"
                            + " deleted = false, updated_at = :now where id = :id")
                    .bind("id", id)
                    .bind("now", now)
                    .execute();
            if (known == 0) {
                handle.createUpdate("""
                                insert into clients (id, version, current_version, valid_from, deleted, name_key, updated_at)
                                values (:id, 1, 1, '2026-01-01', false, :key, :now)""")
                        .bind("id", id)
                        .bind("key", "key of " + id)
                        .bind("now", now)
                        .execute();
            }
            return handle.createUpdate("""
                            insert into client_versions (client_id, version, valid_from, recorded_at, actor, facts)
                            select id, version, valid_from, :now, 'test', :facts from clients where id = :id""")
                    .bind("id", id)
                    .bind("now", now)
                    .bind("facts", json)
                    .execute();
        });
    }

    int update(String sql) {
        return database.with(handle -> handle.createUpdate(sql).execute());
    }

    Optional<Standing> standing(String id) {
        return Optional.ofNullable(
                database.with(handle -> StandingRows.of(handle, List.of(id))).get(id));
    }

    List<OpenRecommendation> open(String id) {
        return List.copyOf(database.with(handle -> OpenRows.of(handle, List.of(id)))
                .getOrDefault(id, Map.of())
                .values());
    }

    Round lastRound() {
        return rounds.newest(1).get(0);
    }
}
