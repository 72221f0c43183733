package io.holdfast.api.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.decisions.Subjects;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.rulebook.RuleBook;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes what managers say about recommendations, however it was said. */
public final class Reviewing {

    private final ActiveBook active;
    private final ReviewReader reader;
    private final ReviewStore store;
    private final Clock clock;

    public Reviewing(ActiveBook active, Subjects subjects, ReviewStore store, Clock clock) {
        this.active = active;
        this.reader = new ReviewReader(subjects);
        this.store = store;
        this.clock = clock;
    }

    /** What came of a review. */
    public sealed interface Said {

        /**
         * It was kept.
         *
         * @param state of the recommendation from now on
         */
        record Kept(UUID id, String clientId, Optional<ObjectNode> state) implements Said {}

        /**
         * Nothing was changed: somebody else said something in between.
         *
         * @param state of the recommendation now; empty when nobody has said anything, or it was erased
         * @param last the review that made it so
         */
        record Overtaken(Optional<ObjectNode> state, Optional<ObjectNode> last) implements Said {}
    }

    /**
     * Takes one review.
     *
     * @throws io.holdfast.api.problem.ProblemException naming every mistake in it
     */
    public Said say(JsonNode json, String actor) {
        RuleBook book = active.current()
                .orElseThrow(
                        () -> Problem.of(ProblemCode.NO_RULE_BOOK, "No rule book was ever good, so no action is known.")
                                .exception());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, book.catalogue().book().timeZone());
        Review review = reader.read(json, book.catalogue(), today);
        ReviewStore.Reviewed reviewed = store.add(review, actor, now);
        if (reviewed instanceof ReviewStore.Reviewed.Done done) {
            return new Said.Kept(done.id(), review.subject().clientId(), done.state());
        }
        return new Said.Overtaken(
                ((ReviewStore.Reviewed.Overtaken) reviewed).state(),
                store.last(
                        review.subject().clientId(),
                        review.subject().action(),
                        review.subject().offer().orElse("")));
    }

    /** Everything said about a client's recommendations, oldest first. */
    public List<ObjectNode> of(String clientId) {
        return store.reviews(clientId);
    }
}
