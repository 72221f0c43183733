package io.holdfast.worth;

import io.holdfast.client.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client is worth over the whole relationship, by which method, and how sure that is.
 *
 * @param lifetime money, past and to come
 * @param residual money still to come
 * @param tier the book's name for it: low, middle, high, top
 * @param method the model, and which of its inputs it rests on
 * @param low lower end of the interval of {@code lifetime}
 * @param high upper end of the interval of {@code lifetime}
 * @param assumed facts that were unknown and taken from the book's defaults
 * @param basis the fitted models it rests on; empty where the book has none
 * @param pace how a visiting client stands against their own rhythm; empty where no model tells
 * @param rank share of the book with less money still to come, 0 to 1; unknown where the book has no percentiles
 */
public record LifetimeValue(
        double lifetime,
        double residual,
        String tier,
        String method,
        double low,
        double high,
        List<String> assumed,
        Optional<Basis> basis,
        Optional<Pace> pace,
        @Nullable Double rank) {

    public LifetimeValue {
        assumed = List.copyOf(assumed);
    }

    /** A value that rests on no fitted model. */
    public LifetimeValue(
            double lifetime,
            double residual,
            String tier,
            String method,
            double low,
            double high,
            List<String> assumed) {
        this(lifetime, residual, tier, method, low, high, assumed, Optional.empty(), Optional.empty(), null);
    }

    /** The part that rules may ask about. */
    public Value facts() {
        return pace.map(known -> new Value(
                        lifetime, residual, tier, rank, known.alive(), known.nextVisitInDays(), known.overdue()))
                .orElseGet(() -> new Value(lifetime, residual, tier, rank, null, null, null));
    }

    /** The same value with what fitted models add to it. */
    LifetimeValue with(String itsTier, Optional<Basis> itsBasis, Optional<Pace> itsPace, @Nullable Double itsRank) {
        return new LifetimeValue(lifetime, residual, itsTier, method, low, high, assumed, itsBasis, itsPace, itsRank);
    }
}
