package io.holdfast.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What we asked of a client and what they did about it, as reported.
 *
 * @param kind the action's kind, from the catalogue; unknown for an action it does not hold
 * @param playbook the action's playbook, from the catalogue
 * @param ask whether this report began an ask: a later report about the same action and offer within 30 days
 *     belongs to the same ask, so that shown and rejected count once
 * @param sameOfferAs the action and offer it was about, as one word to compare with a candidate's {@code identity}
 */
public record Contact(
        @Given Moment moment,
        String action,
        @Nullable String offer,
        @Nullable LocalDate on,
        @Nullable String channel,

        @OneOf({"shown", "accepted", "rejected", "snoozed", "done", "won", "lost"}) @Nullable
        String outcome,

        @Nullable String reason,
        @Nullable LocalDate until,
        @In(Unit.MONEY) @Nullable Double amount,

        @Given @OneOf({"keep", "sell", "reward", "internal"}) @Nullable
        String kind,

        @Given @Nullable String playbook,
        @Given @Nullable Boolean ask,
        @Derived String sameOfferAs) {

    /** Whoever asks for it asks often, so it is put together once for each action and offer. */
    public Contact {
        if (sameOfferAs == null) {
            sameOfferAs = offer == null ? action : action + ":" + offer;
        }
    }

    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysAgo() {
        return Days.between(on, moment.asOf());
    }

    /** Days until a snooze ends: positive while it rests. */
    @Derived
    @In(Unit.PLAIN)
    public @Nullable Integer daysToUntil() {
        return Days.between(moment.asOf(), until);
    }

    /** The same contact with what the catalogue knows of its action. */
    public Contact known(@Nullable String itsKind, @Nullable String itsPlaybook, boolean beginsAsk) {
        return new Contact(
                moment,
                action,
                offer,
                on,
                channel,
                outcome,
                reason,
                until,
                amount,
                itsKind,
                itsPlaybook,
                beginsAsk,
                sameOfferAs);
    }
}
