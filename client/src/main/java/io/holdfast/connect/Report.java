package io.holdfast.connect;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of an action.
 *
 * @param decisionId the decision it came from; or the client
 * @param outcome shown, accepted, rejected, snoozed, done, won or lost
 * @param on the day it happened; today where it is null
 * @param until only with snoozed
 * @param amount only with won
 */
public record Report(
        @Nullable String decisionId,
        @Nullable String clientId,
        String action,
        @Nullable String offer,
        String outcome,
        @Nullable LocalDate on,
        @Nullable LocalDate until,
        @Nullable BigDecimal amount,
        @Nullable String reason,
        @Nullable String channel) {

    /** About a recommendation of a decision. */
    public static Report of(Decision decision, Decision.Recommendation one, String outcome) {
        return new Report(decision.id(), null, one.action(), one.offer(), outcome, null, null, null, null, null);
    }

    /** The same with why. */
    public Report because(String why) {
        return new Report(decisionId, clientId, action, offer, outcome, on, until, amount, why, channel);
    }
}
