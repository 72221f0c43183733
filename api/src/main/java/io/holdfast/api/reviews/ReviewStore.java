package io.holdfast.api.reviews;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.clients.PersonalRows;
import io.holdfast.api.database.Database;
import io.holdfast.api.decisions.DecisionIds;
import io.holdfast.api.decisions.Subject;
import io.holdfast.api.queue.Move;
import io.holdfast.api.queue.ReviewedRows;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Keeps reviews, which are only ever added, and the state they leave each recommendation in. */
public final class ReviewStore implements PersonalRows {

    private final Database database;
    private final ReviewedRows queue;

    public ReviewStore(Database database) {
        this(database, new ReviewedRows(Move.Taker.NOBODY));
    }

    /**
     * @param queue where open recommendations show what was said about them
     */
    public ReviewStore(Database database, ReviewedRows queue) {
        this.database = database;
        this.queue = queue;
    }

    /** Adds a review where its manager knew the latest state; otherwise nothing changes. */
    Reviewed add(Review review, String actor, Instant now) {
        return database.inTransaction(handle -> {
            if (!moved(handle, review, now)) {
                return new Reviewed.Overtaken(state(handle, review.subject()));
            }
            UUID id = DecisionIds.at(now);
            handle.createUpdate("""
                            insert into reviews (id, client_id, decision_id, action, offer, verdict, assignee,
                            until_day, reason, recorded_at, actor, version)
                            values (:id, :client, cast(:decision as uuid), :action, :offer, :verdict, :to,
                            cast(:until as date), :reason, :now, :actor, :version)""")
                    .bind("id", id)
                    .bind("client", review.subject().clientId())
                    .bindByType("decision", review.subject().decision().orElse(null), UUID.class)
                    .bind("action", review.subject().action())
                    .bind("offer", review.subject().offer().orElse(null))
                    .bind("verdict", review.verdict().word())
                    .bind("to", review.to().orElse(null))
                    .bindByType("until", review.until().orElse(null), LocalDate.class)
                    .bind("reason", review.reason().orElse(null))
                    .bind("now", now)
                    .bind("actor", actor)
                    .bind("version", review.version() + 1)
                    .execute();
            Subject subject = review.subject();
            queue.reviewed(
                    handle,
                    subject.clientId(),
                    subject.action(),
                    subject.offer().orElse(""),
                    now);
            return new Reviewed.Done(id, state(handle, review.subject()));
        });
    }

    /** Everything said about a client's recommendations, oldest first. */
    List<ObjectNode> reviews(String clientId) {
        return database.with(handle ->
                reviewsOf(handle, clientId).map((row, context) -> review(row)).list());
    }

    /** The state of each of a client's recommendations that anything was ever said about. */
    List<ObjectNode> states(String clientId) {
        return database.with(handle -> handle.createQuery("""
                        select action, offer, state, owner, until_day, version, updated_at from recommendations
                        where client_id = :client order by action, offer""")
                .bind("client", clientId)
                .map((row, context) -> state(row))
                .list());
    }

    /** The last that was said about a recommendation, with who said it. */
    Optional<ObjectNode> last(String clientId, String action, String offer) {
        return database.with(handle -> handle.createQuery("""
                        select id, decision_id, action, offer, verdict, assignee, until_day, reason, recorded_at, actor, version
                        from reviews where client_id = :client and action = :action and coalesce(offer, '') = :offer
                        order by version desc, recorded_at desc limit 1""")
                .bind("client", clientId)
                .bind("action", action)
                .bind("offer", offer)
                .map((row, context) -> review(row))
                .findOne());
    }

    @Override
    public String name() {
        return "reviews";
    }

    @Override
    public boolean any(Handle handle, String clientId) {
        return handle.createQuery("select 1 from recommendations where client_id = :client limit 1")
                .bind("client", clientId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public void writeTo(JsonGenerator json, Handle handle, String clientId) throws IOException {
        json.writeStartArray();
        for (ObjectNode review :
                reviewsOf(handle, clientId).map((row, context) -> review(row)).list()) {
            json.writeRawValue(review.toString());
        }
        json.writeEndArray();
    }

    @Override
    public int erase(Handle handle, String clientId) {
        handle.createUpdate("delete from recommendations where client_id = :client")
                .bind("client", clientId)
                .execute();
        return handle.createUpdate("delete from reviews where client_id = :client")
                .bind("client", clientId)
                .execute();
    }

    /**
     * Removes some reviews older than a moment, but none that still holds a recommendation back after it; says how many,
     * fewer than asked for when no more are left.
     */
    public int prune(Instant before, int most) {
        return database.with(handle -> handle.createUpdate("""
                        delete from reviews where id in
                        (select id from reviews where recorded_at < :before
                        and (until_day is null or until_day <= cast(:before as date)) order by recorded_at limit :most)""")
                .bind("before", before)
                .bind("most", most)
                .execute());
    }

    private static boolean moved(Handle handle, Review review, Instant now) {
        String statement = review.version() == 0 ? """
                insert into recommendations (client_id, action, offer, state, owner, until_day, version, updated_at)
                values (:client, :action, :offer, :state, :owner, cast(:until as date), 1, :now) on conflict do nothing""" : """
                update recommendations set state = :state, owner = coalesce(:owner, owner), until_day = cast(:until as date),
                version = version + 1, updated_at = :now
                where client_id = :client and action = :action and offer = :offer and version = :version""";
        var update = handle.createUpdate(statement)
                .bind("client", review.subject().clientId())
                .bind("action", review.subject().action())
                .bind("offer", review.subject().offer().orElse(""))
                .bind("state", review.verdict().state())
                .bind("owner", review.to().orElse(null))
                .bindByType("until", review.until().orElse(null), LocalDate.class)
                .bind("now", now);
        if (review.version() > 0) {
            update.bind("version", review.version());
        }
        return update.execute() == 1;
    }

    private static Optional<ObjectNode> state(Handle handle, Subject subject) {
        return handle.createQuery("""
                        select action, offer, state, owner, until_day, version, updated_at from recommendations
                        where client_id = :client and action = :action and offer = :offer""")
                .bind("client", subject.clientId())
                .bind("action", subject.action())
                .bind("offer", subject.offer().orElse(""))
                .map((row, context) -> state(row))
                .findOne();
    }

    private static Query reviewsOf(Handle handle, String clientId) {
        return handle.createQuery("""
                        select id, decision_id, action, offer, verdict, assignee, until_day, reason, recorded_at, actor, version
                        from reviews where client_id = :client order by recorded_at, version""").bind("client", clientId);
    }

    private static ObjectNode review(ResultSet row) throws SQLException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", row.getString("id"));
        put(json, "decisionId", row.getString("decision_id"));
        json.put("action", row.getString("action"));
        put(json, "offer", row.getString("offer"));
        json.put("verdict", row.getString("verdict"));
        put(json, "to", row.getString("assignee"));
        put(json, "until", row.getString("until_day"));
        put(json, "reason", row.getString("reason"));
        json.put("version", row.getLong("version"));
        json.put("by", row.getString("actor"));
        json.put("at", row.getTimestamp("recorded_at").toInstant().toString());
        return json;
    }

    private static ObjectNode state(ResultSet row) throws SQLException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("action", row.getString("action"));
        if (!row.getString("offer").isEmpty()) {
            json.put("offer", row.getString("offer"));
        }
        json.put("state", row.getString("state"));
        put(json, "owner", row.getString("owner"));
        put(json, "until", row.getString("until_day"));
        json.put("version", row.getLong("version"));
        json.put("at", row.getTimestamp("updated_at").toInstant().toString());
        return json;
    }

    private static void put(ObjectNode json, String key, @Nullable String value) {
        if (value != null) {
            json.put(key, value);
        }
    }

    /** What came of a review. */
    sealed interface Reviewed {

        /** It was kept, and the recommendation is in this state now. */
        record Done(UUID id, Optional<ObjectNode> state) implements Reviewed {}

        /** Somebody else said something in between. */
        record Overtaken(Optional<ObjectNode> state) implements Reviewed {}
    }
}
