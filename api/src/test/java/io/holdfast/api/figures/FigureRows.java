package io.holdfast.api.figures;

import io.holdfast.api.database.Database;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as rounds, decisions and reports would have left them. */
final class FigureRows {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Database database;

    FigureRows(Database database) {
        this.database = database;
    }

    void standing(
            String id,
            @Nullable String segment,
            @Nullable String status,
            @Nullable String health,
            @Nullable String tier,
            double fee,
            double residual,
            @Nullable String deadline,
            String owned,
            String openings) {
        database.with(handle -> handle.createUpdate("""
                        insert into standings (client_id, name, name_key, segment, status, health, tier, lifetime, residual,
                        monthly_fee, notice_deadline, notice_assumed, owned, openings, recommended, control, as_of,
                        revision, decided_at) values (:id, :id, :id, :segment, :status, :health, :tier, :residual,
                        :residual, :fee, cast(:deadline as date), false, :owned, :openings, 0, false, :day, 'r', :now)""")
                .bind("id", id)
                .bind("segment", segment)
                .bind("status", status)
                .bind("health", health)
                .bind("tier", tier)
                .bind("fee", fee)
                .bind("residual", residual)
                .bind("deadline", deadline)
                .bind("owned", owned)
                .bind("openings", openings)
                .bind("day", LocalDate.parse("2026-03-01"))
                .bind("now", NOW)
                .execute());
    }

    void unreadable(String id) {
        database.with(handle -> handle.createUpdate("""
                        insert into standings (client_id, recommended, control, problem, as_of, revision, decided_at)
                        values (:id, 0, false, 'no such fact', :day, 'r', :now)""")
                .bind("id", id)
                .bind("day", LocalDate.parse("2026-03-01"))
                .bind("now", NOW)
                .execute());
    }

    void open(String id, String action, String state, double score, String rule) {
        database.with(handle -> handle.createUpdate("""
                        insert into open_recommendations (client_id, action, offer, playbook, kind, rule_file, rule_line,
                        rule_name, position, score, worth, likelihood, cost, due_by, state, first_seen, decided_at)
                        values (:id, :action, '', 'retention', 'keep', 'retention/tenure.drl.csv', 6, :rule, 1, :score,
                        :score, 0.5, 0, :due, :state, :now, :now)""")
                .bind("id", id)
                .bind("action", action)
                .bind("rule", rule)
                .bind("score", score)
                .bind("due", LocalDate.parse("2026-03-08"))
                .bind("state", state)
                .bind("now", NOW)
                .execute());
    }

    void decision(String id, String client, String day, boolean heldOut, String playbook, String action, String rule) {
        String one =
                "[{\"action\":\"%s\",\"playbook\":\"%s\",\"rules\":[{\"file\":\"retention/tenure.drl.csv\",\"line\":6,\"rule\":\"%s\"}]}]"
                        .formatted(action, playbook, rule);
        String answer = heldOut ? "{\"control\":true,\"recommendations\":[]}" : "{\"recommendations\":" + one + "}";
        database.with(handle -> handle.createUpdate("""
                        insert into decisions (id, client_id, as_of, decided_at, revision, engine, actor, request, facts,
                        answer, withheld) values (:id, :client, :day, :now, 'r', 'test', 'test', '{}', '{}', :answer,
                        :withheld)""")
                .bind("id", UUID.fromString(id))
                .bind("client", client)
                .bind("day", LocalDate.parse(day))
                .bind("now", NOW)
                .bind("answer", answer)
                .bind("withheld", heldOut ? one : null)
                .execute());
    }

    void outcome(String client, String action, String outcome, String day, @Nullable String amount) {
        database.with(handle -> handle.createUpdate("""
                        insert into outcomes (id, client_id, action, outcome, on_day, amount, recorded_at, actor, fingerprint)
                        values (:id, :client, :action, :outcome, :day, cast(:amount as numeric), :now, 'test', :print)""")
                .bind("id", UUID.randomUUID())
                .bind("client", client)
                .bind("action", action)
                .bind("outcome", outcome)
                .bind("day", LocalDate.parse(day))
                .bindByType("amount", amount == null ? null : new BigDecimal(amount), BigDecimal.class)
                .bind("now", NOW)
                .bind("print", UUID.randomUUID().toString())
                .execute());
    }

    /** Facts with single quotes for double ones. */
    void client(String id, String day, String facts) {
        database.with(handle -> handle.createUpdate("""
                        insert into client_versions (client_id, version, valid_from, recorded_at, actor, facts)
                        values (:id, 1, :day, :now, 'test', :facts)""")
                .bind("id", id)
                .bind("day", LocalDate.parse(day))
                .bind("now", NOW)
                .bind("facts", "{\"id\":\"" + id + "\"," + facts.replace('\'', '"') + "}")
                .execute());
    }
}
