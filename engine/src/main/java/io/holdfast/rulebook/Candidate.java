package io.holdfast.rulebook;

import io.holdfast.client.Derived;
import io.holdfast.client.In;
import io.holdfast.client.OneOf;
import io.holdfast.client.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A rule's proposal as policy rules see it.
 *
 * @param offer the service or division it is about; unknown when it is about none
 * @param core whether the service on offer is one we deliver ourselves; unknown when it is about none of the catalogue
 * @param restDays days its action rests after any report
 * @param limit asks of its kind the book allows in 30 days; unknown when there is no limit
 * @param identity action and offer as one word, to compare with a contact's {@code sameOfferAs}
 */
public record Candidate(
        String action,
        @Nullable String offer,
        @OneOf({"keep", "sell", "reward", "internal"}) String kind,
        String playbook,

        @OneOf({"keep", "recur", "once", "visit", "share", "fixed"})
        String effect,

        @Nullable Boolean core,
        @In(Unit.COUNT) int restDays,
        @In(Unit.COUNT) @Nullable Integer limit,
        @Derived String identity) {

    /** Policy asks for its identity time and again. */
    public Candidate(
            String action,
            @Nullable String offer,
            String kind,
            String playbook,
            String effect,
            @Nullable Boolean core,
            int restDays,
            @Nullable Integer limit) {
        this(
                action,
                offer,
                kind,
                playbook,
                effect,
                core,
                restDays,
                limit,
                offer == null ? action : action + ":" + offer);
    }
}
