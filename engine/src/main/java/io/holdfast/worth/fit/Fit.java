package io.holdfast.worth.fit;

import java.util.Optional;
import java.util.function.Function;

/** What came of fitting a model: the model with how sure it is, or why there is none. */
public sealed interface Fit<M> permits Fitted, Refused {

    <R> R fold(Function<Fitted<M>, R> fitted, Function<Refused<M>, R> refused);

    /** The fit; empty when it was refused. */
    default Optional<Fitted<M>> found() {
        return fold(Optional::of, refused -> Optional.empty());
    }
}
