package io.holdfast.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we say to do: an action, for one client, about one offer, with its reason and its worth.
 *
 * @param rank 1 is first
 * @param offer the service or division it is about; absent when it is about none
 * @param score money, rounded to cents
 * @param promised what it adds to those ranked before it if it works out, in money; at most its worth
 * @param owner a person where the client's facts name one, else the role
 * @param rules the rules that proposed it; absent unless explanations were asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recommendation(
        int rank,
        String action,
        @Nullable String offer,
        String playbook,
        String kind,
        String title,
        @Nullable String because,
        double score,
        double promised,
        Factors factors,
        String owner,
        String channel,
        LocalDate dueBy,
        @Nullable List<RuleReading> rules) {

    /** One that stands alone. */
    public Recommendation(
            int rank,
            String action,
            @Nullable String offer,
            String playbook,
            String kind,
            String title,
            @Nullable String because,
            double score,
            Factors factors,
            String owner,
            String channel,
            LocalDate dueBy,
            @Nullable List<RuleReading> rules) {
        this(
                rank,
                action,
                offer,
                playbook,
                kind,
                title,
                because,
                score,
                factors.worth().value(),
                factors,
                owner,
                channel,
                dueBy,
                rules);
    }

    /** Action and offer as one word: {@code offer-next-rung:website}. */
    @com.fasterxml.jackson.annotation.JsonIgnore
    public String identity() {
        return offer == null ? action : action + ":" + offer;
    }
}
