package io.holdfast.api.drafts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Decisions as they are kept, with what was said of their recommendations. */
final class RuleLifeStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String OUTCOMES = "outcomes";
    private static final String REVIEWS = "reviews";

    private final Database database;

    /** A recommendation, and the last word of the client and of a manager about it; empty where there is none. */
    record Told(List<String> rules, boolean explained, String outcome, String verdict) {}

    private record Kept(UUID id, @Nullable String client, JsonNode answer) {}

    RuleLifeStore(Database database) {
        this.database = database;
    }

    /** The decisions since a moment that can be gone through, the newest first. */
    List<UUID> since(Instant moment, int most) {
        return database.with(handle -> handle.createQuery("""
                        select id from decisions where decided_at >= :moment and answer is not null
                        order by decided_at desc limit :most""")
                .bind("moment", moment)
                .bind("most", most)
                .mapTo(UUID.class)
                .list());
    }

    /**
     * What some decisions recommended; those that were removed meanwhile are left out.
     *
     * @param words what was said of decisions so far, where what is read of these is added
     */
    List<List<Told>> told(List<UUID> ids, Instant since, LifeWords words) {
        return database.with(handle -> {
            List<Kept> decisions = decisions(handle, ids);
            List<String> unread = words.unread(decisions.stream()
                    .map(Kept::client)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
            read(handle, OUTCOMES, "outcome", unread, since, words);
            read(handle, REVIEWS, "verdict", unread, since, words);
            return decisions.stream().map(one -> told(one, words)).toList();
        });
    }

    private static List<Kept> decisions(Handle handle, List<UUID> ids) {
        return handle.createQuery(
                        "select id, client_id, answer from decisions where id in (<ids>) and answer is not null")
                .bindList("ids", ids)
                .map((row, context) -> new Kept(
                        row.getObject("id", UUID.class), row.getString("client_id"), json(row.getString("answer"))))
                .list();
    }

    private static void read(
            Handle handle, String table, String word, List<String> clients, Instant since, LifeWords words) {
        if (clients.isEmpty()) {
            return;
        }
        handle.createQuery("select decision_id, action, offer, " + word + " as word from " + table
                        + " where client_id in (<clients>) and decision_id is not null and recorded_at >= :since"
                        + " order by recorded_at")
                .bindList("clients", clients)
                .bind("since", since)
                .map((row, context) -> {
                    words.add(
                            row.getObject("decision_id", UUID.class),
                            table,
                            row.getString("action"),
                            row.getString("offer"),
                            row.getString("word"));
                    return true;
                })
                .list();
    }

    private static List<Told> told(Kept decision, LifeWords words) {
        List<Told> told = decision.answer()
                .path("recommendations")
                .valueStream()
                .map(one -> {
                    String action = one.path("action").asText();
                    String offer = one.path("offer").asText(null);
                    return new Told(
                            one.path("rules")
                                    .valueStream()
                                    .map(rule -> rule.path("rule").asText())
                                    .collect(Collectors.toList()),
                            one.has("rules"),
                            words.last(decision.id(), OUTCOMES, action, offer),
                            words.last(decision.id(), REVIEWS, action, offer));
                })
                .toList();
        words.done(decision.id());
        return told;
    }

    private static JsonNode json(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A kept answer is JSON.", impossible);
        }
    }
}
