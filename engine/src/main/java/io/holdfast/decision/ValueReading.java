package io.holdfast.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.worth.Basis;
import io.holdfast.worth.LifetimeValue;
import io.holdfast.worth.Pace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's worth as an answer states it, in money rounded to cents; see {@link LifetimeValue}.
 *
 * @param rank share of the book with less money still to come, 0 to 1; absent where the book has no percentiles
 * @param pace how a visiting client stands against their own rhythm; absent where no model tells
 * @param basis the fitted models it rests on; absent where the book has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValueReading(
        double lifetime,
        double residual,
        String tier,
        String method,
        double low,
        double high,
        List<String> assumed,
        @Nullable Double rank,
        @Nullable Pace pace,
        @Nullable Basis basis) {

    /** A value that rests on no fitted model. */
    public ValueReading(
            double lifetime,
            double residual,
            String tier,
            String method,
            double low,
            double high,
            List<String> assumed) {
        this(lifetime, residual, tier, method, low, high, assumed, null, null, null);
    }

    static ValueReading of(LifetimeValue value) {
        return new ValueReading(
                Money.cents(value.lifetime()),
                Money.cents(value.residual()),
                value.tier(),
                value.method(),
                Money.cents(value.low()),
                Money.cents(value.high()),
                value.assumed(),
                value.rank(),
                value.pace().orElse(null),
                value.basis().orElse(null));
    }
}
