package io.holdfast.api.drafts;

import io.holdfast.api.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what managers would not have of what was decided, as far as the decision is still kept. */
public final class DisagreementStore {

    private final Database database;

    /**
     * A recommendation that a manager dismissed.
     *
     * @param reason what the manager said; empty where nothing
     */
    public record Disagreement(
            UUID decision, String action, Optional<String> offer, Optional<String> reason, String by, Instant at) {}

    DisagreementStore(Database database) {
        this.database = database;
    }

    /** The newest, the last first. */
    public List<Disagreement> newest(int most) {
        return database.with(handle -> handle.createQuery("""
                        select r.decision_id, r.action, r.offer, r.reason, r.actor, r.recorded_at from reviews r
                        join decisions d on d.id = r.decision_id
                        where r.verdict = 'dismissed' and d.answer is not null and d.facts is not null
                        order by r.recorded_at desc, r.id desc limit :most""")
                .bind("most", most)
                .map((row, context) -> new Disagreement(
                        row.getObject("decision_id", UUID.class),
                        row.getString("action"),
                        Optional.ofNullable(row.getString("offer")).filter(offer -> !offer.isEmpty()),
                        Optional.ofNullable(row.getString("reason")),
                        row.getString("actor"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list());
    }
}
