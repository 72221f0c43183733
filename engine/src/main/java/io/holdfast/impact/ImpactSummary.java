package io.holdfast.impact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What an edit changes over a whole client book, added up. Worth is likelihood × promised − cost of what is recommended,
 * in money, to the cent; see {@link io.holdfast.decision.Recommendation}.
 *
 * @param from revision of the earlier book
 * @param to revision of the later book
 * @param clients clients that were decided
 * @param changed clients whose answer is another
 * @param newFirst clients who get another recommendation first
 * @param untraced clients with a change that could not be traced to an edit
 * @param bySegment by the clients' segments; {@code unknown} where it is not known
 * @param flow how many clients went from each first action to each, the most first; those that stayed are among them
 */
public record ImpactSummary(
        String from,
        String to,
        LocalDate asOf,
        int clients,
        int changed,
        int newFirst,
        int untraced,
        Line all,
        List<Touch> edits,
        List<Line> byAction,
        List<Line> byPlaybook,
        List<Line> bySegment,
        List<Flow> flow) {

    /**
     * An edit, and how many clients get another answer because of it.
     *
     * @param clients none where it touches nobody
     */
    public record Touch(Edit edit, int clients) {}

    /**
     * How often something is recommended and what that is worth, under either book.
     *
     * @param name the action, playbook or segment
     */
    public record Line(
            String name,
            int recommendedBefore,
            int recommendedAfter,
            BigDecimal worthBefore,
            BigDecimal worthAfter,
            int heldBackBefore,
            int heldBackAfter) {

        /** How much more it is worth than before. */
        @JsonProperty
        public BigDecimal moved() {
            return worthAfter.subtract(worthBefore);
        }

        /** Whether any of its figures is another. */
        public boolean differs() {
            return recommendedBefore != recommendedAfter || heldBackBefore != heldBackAfter || moved().signum() != 0;
        }
    }

    /** How many clients go from one first action to another; empty names where nothing is recommended. */
    public record Flow(String from, String to, int clients) {}
}
