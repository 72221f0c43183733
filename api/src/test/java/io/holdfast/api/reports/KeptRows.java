package io.holdfast.api.reports;

import io.holdfast.api.clients.StoredBook;
import io.holdfast.api.database.Database;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.outcomes.OutcomeContacts;
import io.holdfast.api.outcomes.OutcomeStore;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as the service would have kept them. */
final class KeptRows {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Database database;

    KeptRows(Database database) {
        this.database = database;
    }

    static RuleBook book() {
        try {
            Path folder = Path.of(System.getProperty("holdfast.root", "..")).resolve("fixtures/books/tenure");
            return RuleBookCompiler.standard().compile(SourceFiles.read(folder)).fold(good -> good, faults -> {
                throw new AssertionError(faults);
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    OutcomeContacts contacts() {
        return new OutcomeContacts(new OutcomeStore(database, new IdempotencyStore(database)));
    }

    StoredBook clients() {
        return new StoredBook(database, contacts());
    }

    /** Facts with single quotes for double ones; nothing is a deletion. */
    void client(String id, int version, String day, @Nullable String facts) {
        database.with(handle -> handle.createUpdate("""
                        insert into client_versions (client_id, version, valid_from, recorded_at, actor, facts)
                        values (:id, :version, :day, :now, 'test', :facts)""")
                .bind("id", id)
                .bind("version", version)
                .bind("day", LocalDate.parse(day))
                .bind("now", NOW)
                .bind("facts", facts == null ? null : "{\"id\":\"" + id + "\"," + facts.replace('\'', '"') + "}")
                .execute());
    }

    /** A decision that recommended an action of a playbook, or withheld it. */
    void decision(UUID id, String client, String day, boolean heldOut, String playbook, String action) {
        String one = "[{\"action\":\"%s\",\"playbook\":\"%s\"}]".formatted(action, playbook);
        String answer = heldOut ? "{\"control\":true,\"recommendations\":[]}" : "{\"recommendations\":" + one + "}";
        database.with(handle -> handle.createUpdate("""
                        insert into decisions (id, client_id, as_of, decided_at, revision, engine, actor, request, facts,
                        answer, withheld) values (:id, :client, :day, :now, 'r', 'test', 'test', '{}', '{}', :answer,
                        :withheld)""")
                .bind("id", id)
                .bind("client", client)
                .bind("day", LocalDate.parse(day))
                .bind("now", NOW)
                .bind("answer", answer)
                .bind("withheld", heldOut ? one : null)
                .execute());
    }

    void outcome(String client, String action, String outcome, String day) {
        database.with(handle -> handle.createUpdate("""
                        insert into outcomes (id, client_id, action, outcome, on_day, recorded_at, actor, fingerprint)
                        values (:id, :client, :action, :outcome, :day, :now, 'test', :print)""")
                .bind("id", UUID.randomUUID())
                .bind("client", client)
                .bind("action", action)
                .bind("outcome", outcome)
                .bind("day", LocalDate.parse(day))
                .bind("now", NOW)
                .bind("print", UUID.randomUUID().toString())
                .execute());
    }
}
