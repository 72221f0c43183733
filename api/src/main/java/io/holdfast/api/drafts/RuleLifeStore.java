package io.holdfast.api.drafts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.api.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** Counts what became of what rules recommended, from decisions, outcomes and reviews as they are kept. */
final class RuleLifeStore {

    /** The most decisions that are gone through, the newest. */
    static final int MOST = 50_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FETCHED = 500;
    private static final List<String> ACCEPTED = List.of("accepted", "done", "won");
    private static final List<String> REJECTED = List.of("rejected", "lost");

    private final Database database;

    /**
     * What was found.
     *
     * @param decisions how many were gone through; {@link #MOST} where there may be more
     * @param unexplained of those, how many do not say which rules were behind them
     */
    record Lives(long decisions, long unexplained, List<RuleLife> rules) {}

    private static final class Counts {
        private long fired;
        private long accepted;
        private long rejected;
        private long approved;
        private long overruled;

        RuleLife life(String rule) {
            return new RuleLife(rule, fired, accepted, rejected, approved, overruled);
        }
    }

    RuleLifeStore(Database database) {
        this.database = database;
    }

    /** Of what was decided from a moment on. */
    Lives since(Instant moment) {
        return database.inTransaction(handle -> {
            Map<String, String> outcomes = said(handle, "outcomes", "outcome", moment);
            Map<String, String> reviews = said(handle, "reviews", "verdict", moment);
            Map<String, Counts> rules = new TreeMap<>();
            long decisions = 0;
            long unexplained = 0;
            try (ResultIterator<String[]> all = handle.createQuery("""
                            select id, answer from decisions where decided_at >= :moment and answer is not null
                            order by decided_at desc limit :most""")
                    .bind("moment", moment)
                    .bind("most", MOST)
                    .setFetchSize(FETCHED)
                    .map((row, context) -> new String[] {row.getString("id"), row.getString("answer")})
                    .iterator()) {
                while (all.hasNext()) {
                    String[] row = all.next();
                    decisions++;
                    if (!count(row[0], json(row[1]), outcomes, reviews, rules)) {
                        unexplained++;
                    }
                }
            }
            List<RuleLife> lives = new ArrayList<>();
            rules.forEach((rule, counts) -> lives.add(counts.life(rule)));
            return new Lives(decisions, unexplained, lives);
        });
    }

    /** The last word about each recommendation of a decision. */
    private static Map<String, String> said(Handle handle, String table, String word, Instant moment) {
        Map<String, String> said = new HashMap<>();
        handle.createQuery("select decision_id, action, offer, " + word + " as word from " + table
                        + " where decision_id is not null and recorded_at >= :moment order by recorded_at")
                .bind("moment", moment)
                .map((row, context) -> said.put(
                        key(row.getString("decision_id"), row.getString("action"), row.getString("offer")),
                        row.getString("word")))
                .list();
        return said;
    }

    private static boolean count(
            String id,
            JsonNode answer,
            Map<String, String> outcomes,
            Map<String, String> reviews,
            Map<String, Counts> rules) {
        boolean explained = true;
        for (JsonNode one : answer.path("recommendations")) {
            explained &= one.has("rules");
            String key = key(id, one.path("action").asText(), one.path("offer").asText(null));
            String outcome = outcomes.getOrDefault(key, "");
            String review = reviews.getOrDefault(key, "");
            for (JsonNode rule : one.path("rules")) {
                Counts counts = rules.computeIfAbsent(rule.path("rule").asText(), any -> new Counts());
                counts.fired++;
                counts.accepted += ACCEPTED.contains(outcome) ? 1 : 0;
                counts.rejected += REJECTED.contains(outcome) ? 1 : 0;
                counts.approved += review.equals("approved") ? 1 : 0;
                counts.overruled += review.equals("dismissed") ? 1 : 0;
            }
        }
        return explained;
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
