package io.holdfast.api.outcomes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.decisions.History;
import io.holdfast.decision.SetAside;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that was reported and said about one client.
 *
 * @param reviews of managers, by version within each recommendation
 */
record Told(List<OutcomeStore.Contact> contacts, List<Review> reviews) {

    static final Told NOTHING = new Told(List.of(), List.of());

    /**
     * What a manager said of a recommendation.
     *
     * @param offer the service or division; absent when it is about none
     */
    record Review(
            String action,
            @Nullable String offer,
            String verdict,
            @Nullable LocalDate until,
            @Nullable String reason,
            String actor,
            Instant at) {

        /** Users go by their names alone, as on pages. */
        private String by() {
            return actor.startsWith("user:") ? actor.substring("user:".length()) : actor;
        }

        private Optional<SetAside> aside(LocalDate on) {
            return SetAside.How.of(verdict).map(how -> new SetAside(action, offer, how, by(), on, until, reason));
        }
    }

    /** What of it was known up to and on a day: of reviews, the last of each recommendation counts. */
    History upTo(LocalDate day, ZoneId zone) {
        List<ObjectNode> reported = OutcomeContacts.upTo(day, contacts);
        if (reviews.isEmpty()) {
            return new History(reported, List.of());
        }
        Map<List<Optional<String>>, Optional<SetAside>> last = new LinkedHashMap<>();
        for (Review one : reviews) {
            LocalDate on = LocalDate.ofInstant(one.at(), zone);
            if (!on.isAfter(day)) {
                last.put(List.of(Optional.of(one.action()), Optional.ofNullable(one.offer())), one.aside(on));
            }
        }
        List<SetAside> aside = new ArrayList<>();
        last.values().forEach(one -> one.ifPresent(aside::add));
        return new History(reported, aside);
    }
}
