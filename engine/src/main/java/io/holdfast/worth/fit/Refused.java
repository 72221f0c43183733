package io.holdfast.worth.fit;

import java.util.function.Function;

/**
 * The data cannot support the model.
 *
 * @param because what they lack, such as "too few renewals: 14 of at least 60"
 */
public record Refused<M>(String because) implements Fit<M> {

    @Override
    public <R> R fold(Function<Fitted<M>, R> fitted, Function<Refused<M>, R> refused) {
        return refused.apply(this);
    }

    static <M> Refused<M> tooFew(String what, double there, int least) {
        return new Refused<>("too few " + what + ": " + Math.round(Math.floor(there)) + " of at least " + least);
    }
}
