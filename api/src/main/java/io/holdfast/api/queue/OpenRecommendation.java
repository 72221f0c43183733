package io.holdfast.api.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client, an action and its offer, as the last round left them, with what managers made of it. What nobody knows is
 * absent.
 *
 * @param offer the service or division; empty when it is about none
 * @param because why, in one sentence
 * @param ruleFile the file of the first rule that proposed it
 * @param ruleLine the line of that rule
 * @param position its rank in the client's decision; 1 is first
 * @param score money: weight × (likelihood × worth − cost)
 * @param worth money it brings if it works out
 * @param likelihood 0 to 1
 * @param cost money
 * @param dueBy the day it is due: as it was when it came up, or earlier where it became more urgent since
 * @param owner whom a manager gave it to, otherwise whom the decision names
 * @param state {@code open}, {@code approved}, {@code assigned}, {@code snoozed} or {@code dismissed}
 * @param until the first day on which a snooze or a dismissal is over
 * @param version of its state; 0 when nobody has said anything
 * @param firstSeen when a round first found it
 */
public record OpenRecommendation(
        String clientId,
        String action,
        String offer,
        @Nullable String clientName,
        @Nullable String segment,
        @Nullable String health,
        @Nullable String tier,
        String playbook,
        String kind,
        @Nullable String because,
        @Nullable String ruleFile,
        @Nullable Integer ruleLine,
        @Nullable String ruleName,
        int position,
        double score,
        double worth,
        double likelihood,
        double cost,
        LocalDate dueBy,
        String channel,
        String owner,
        String state,
        @Nullable LocalDate until,
        long version,
        Instant firstSeen,
        Instant decidedAt) {

    /** The state of one that no manager has said anything about, or whose review was taken back. */
    public static final String OPEN = "open";

    /** The state of one that is not to be seen before a day. */
    public static final String SNOOZED = "snoozed";

    private static final String DISMISSED = "dismissed";
    /** A score that moves by less says nothing new. */
    private static final double TENTH = 0.1;

    /** Whether somebody is to do it now: it is neither snoozed nor dismissed. */
    boolean isToBeDone() {
        return !state.equals(SNOOZED) && !state.equals(DISMISSED);
    }

    /** Whether it is another in what people act on. */
    boolean differsFrom(OpenRecommendation before) {
        return !state.equals(before.state)
                || !Objects.equals(until, before.until)
                || !owner.equals(before.owner)
                || !dueBy.equals(before.dueBy)
                || !channel.equals(before.channel)
                || !Objects.equals(ruleName, before.ruleName)
                || (Math.abs(score - before.score) >= TENTH * Math.abs(before.score) && score != before.score);
    }

    /** The same with what managers made of it. */
    OpenRecommendation reviewed(Reviewed review) {
        return with(dueBy, review, firstSeen, decidedAt);
    }

    /** The same where it was there before: it stays due when it was due, unless it is more urgent now. */
    OpenRecommendation following(OpenRecommendation before, Reviewed review) {
        LocalDate due = before.dueBy.isBefore(dueBy) ? before.dueBy : dueBy;
        return with(due, review, before.firstSeen, decidedAt);
    }

    /** The same as if decided at another moment. */
    OpenRecommendation at(Instant moment) {
        return with(dueBy, new Reviewed(state, owner, until, version), firstSeen, moment);
    }

    private OpenRecommendation with(LocalDate due, Reviewed review, Instant first, Instant moment) {
        return new OpenRecommendation(
                clientId,
                action,
                offer,
                clientName,
                segment,
                health,
                tier,
                playbook,
                kind,
                because,
                ruleFile,
                ruleLine,
                ruleName,
                position,
                score,
                worth,
                likelihood,
                cost,
                due,
                channel,
                review.owner() == null ? owner : review.owner(),
                review.state(),
                review.until(),
                review.version(),
                first,
                moment);
    }
}
