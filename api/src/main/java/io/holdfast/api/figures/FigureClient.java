package io.holdfast.api.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One of the clients behind a figure. What nobody knows of them is absent.
 *
 * @param monthlyFee money a month
 * @param residual money still to come
 * @param what what was proposed or reported: an action, with its offer where there is one
 * @param word the outcome, or the state of the recommendation
 * @param on when it was
 * @param amount money it is about
 * @param before monthly money before it moved
 */
public record FigureClient(
        String id,
        @Nullable String name,
        @Nullable String segment,
        @Nullable String health,
        @Nullable String tier,
        @Nullable Double monthlyFee,
        @Nullable Double residual,
        @Nullable LocalDate noticeDeadline,
        @Nullable String what,
        @Nullable String offer,
        @Nullable String word,
        @Nullable LocalDate on,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal before) {}
