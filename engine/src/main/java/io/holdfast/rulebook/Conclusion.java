package io.holdfast.rulebook;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that a rule has said about one client. */
public sealed interface Conclusion {

    Firing by();

    /** Why, as the rule words it. */
    Wording wording();

    /** Why, in words, with the facts filled in; empty when the rule gives no reason. */
    default Optional<String> because() {
        return wording().text();
    }

    /**
     * A proposal of an action.
     *
     * @param offer the service or division it is about; null when it is about none
     * @param likelihood the rule's own, 0 to 1; null takes the catalogue's
     * @param weight factor on the score, 1 when the rule gives none
     * @param amount money; null takes what the action's effect gives
     * @param within days until it is due; null takes the catalogue's
     */
    record Proposal(
            Firing by,
            Wording wording,
            String action,
            @Nullable String offer,
            @Nullable Double likelihood,
            double weight,
            @Nullable Double amount,
            @Nullable Integer within)
            implements Conclusion {}

    /** A value of a signal. */
    record SignalValue(Firing by, Wording wording, String name, String value) implements Conclusion {}

    /**
     * A restraint on one candidate, or on all of a kind, playbook or action.
     *
     * @param candidate the one it restrains; null when it names them by word
     * @param word kind, playbook or action; null when it names one candidate
     * @param until first day on which it no longer restrains; null when no date decides it
     */
    record Restraint(
            Firing by,
            Wording wording,
            @Nullable Candidate candidate,
            @Nullable String word,
            @Nullable LocalDate until) implements Conclusion {

        /** Whether it restrains a candidate. */
        public boolean restrains(Candidate other) {
            if (candidate != null) {
                return candidate.action().equals(other.action()) && Objects.equals(candidate.offer(), other.offer());
            }
            return other.kind().equals(word)
                    || other.playbook().equals(word)
                    || other.action().equals(word);
        }
    }
}
