package io.holdfast.api.drafts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.database.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Decisions as they are kept, with what was said of their recommendations. */
final class RuleLifeStore {

    private static final ObjectMapper JSON = new ObjectMapper();

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

    /** What some decisions recommended; those that were removed meanwhile are left out. */
    List<List<Told>> told(List<UUID> ids, Instant since) {
        return database.with(handle -> {
            List<Kept> decisions = decisions(handle, ids);
            List<String> clients = decisions.stream()
                    .map(Kept::client)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            Map<String, String> outcomes = said(handle, "outcomes", "outcome", clients, since);
            Map<String, String> verdicts = said(handle, "reviews", "verdict", clients, since);
            return decisions.stream().map(one -> told(one, outcomes, verdicts)).toList();
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

    /** The last word about each recommendation of a decision. */
    private static Map<String, String> said(
            Handle handle, String table, String word, List<String> clients, Instant since) {
        Map<String, String> said = new HashMap<>();
        if (!clients.isEmpty()) {
            handle.createQuery("select decision_id, action, offer, " + word + " as word from " + table
                            + " where client_id in (<clients>) and decision_id is not null and recorded_at >= :since"
                            + " order by recorded_at")
                    .bindList("clients", clients)
                    .bind("since", since)
                    .map((row, context) -> said.put(
                            key(row.getString("decision_id"), row.getString("action"), row.getString("offer")),
                            row.getString("word")))
                    .list();
        }
        return said;
    }

    private static List<Told> told(Kept decision, Map<String, String> outcomes, Map<String, String> verdicts) {
        return decision.answer()
                .path("recommendations")
                .valueStream()
                .map(one -> {
                    String key = key(
                            decision.id().toString(),
                            one.path("action").asText(),
                            one.path("offer").asText(null));
                    return new Told(
                            one.path("rules")
                                    .valueStream()
                                    .map(rule -> rule.path("rule").asText())
                                    .collect(Collectors.toList()),
                            one.has("rules"),
                            outcomes.getOrDefault(key, ""),
                            verdicts.getOrDefault(key, ""));
                })
                .toList();
    }

    private static String key(String decision, String action, @Nullable String offer) {
        return decision + "\n" + action + "\n" + (offer == null ? "" : offer);
    }

    private static JsonNode json(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A kept answer is JSON.", impossible);
        }
    }
}
