package io.holdfast.api.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last round found about one client. What nobody knows of them is absent.
 *
 * @param facts version of the facts it was decided from; 0 where nobody knows
 * @param health a word of the book's health signal; absent where no indicator is known
 * @param healthSince the day from which on it has been that, as far as rounds have seen
 * @param tier word of the value tier; absent, with all money of the value, where the facts cannot be read
 * @param lifetime money over the whole relationship
 * @param low the least it may be
 * @param high the most it may be
 * @param residual money still to come
 * @param noticeAssumed whether the notice deadline rests on the book's notice period
 * @param owned ids of services they have, in catalogue order
 * @param openings ids of services they have not and that are for their segment, in catalogue order
 * @param recommended how many recommendations are open
 * @param control whether the client is held out, so that nothing is recommended
 * @param problem why there is no decision
 * @param asOf the day it was decided for
 * @param revision content hash of the rule book that decided
 */
public record Standing(
        String clientId,
        long facts,
        @Nullable String name,
        @Nullable String nameKey,
        @Nullable String segment,
        @Nullable String status,
        @Nullable String accountManager,
        @Nullable String health,
        @Nullable LocalDate healthSince,
        @Nullable String tier,
        @Nullable Double lifetime,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double residual,
        @Nullable Double monthlyFee,
        @Nullable LocalDate noticeDeadline,
        @Nullable Boolean noticeAssumed,
        @Nullable LocalDate since,
        @Nullable LocalDate endedOn,
        List<String> owned,
        List<String> openings,
        int recommended,
        boolean control,
        @Nullable String problem,
        LocalDate asOf,
        String revision,
        Instant decidedAt) {

    public Standing {
        owned = List.copyOf(owned);
        openings = List.copyOf(openings);
    }

    /** The same with another day from which on the health has been what it is. */
    Standing healthy(@Nullable LocalDate from) {
        return changed(from, decidedAt);
    }

    /** The same as if decided at another moment. */
    Standing at(Instant moment) {
        return changed(healthSince, moment);
    }

    private Standing changed(@Nullable LocalDate from, Instant moment) {
        return new Standing(
                clientId,
                facts,
                name,
                nameKey,
                segment,
                status,
                accountManager,
                health,
                from,
                tier,
                lifetime,
                low,
                high,
                residual,
                monthlyFee,
                noticeDeadline,
                noticeAssumed,
                since,
                endedOn,
                owned,
                openings,
                recommended,
                control,
                problem,
                asOf,
                revision,
                moment);
    }
}
