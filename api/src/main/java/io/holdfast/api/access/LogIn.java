package io.holdfast.api.access;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of an attempt to log in. */
public sealed interface LogIn {

    /** The person is in; the secret goes into the browser's cookie. */
    record In(Secret token) implements LogIn {}

    /** Name or password is wrong; which of them nobody is told. */
    record Wrong() implements LogIn {}

    /** Too many have failed; the next may be made after this time. */
    record TooEarly(Duration after) implements LogIn {}

    default <T> T fold(Function<Secret, T> in, Supplier<T> wrong, Function<Duration, T> tooEarly) {
        if (this instanceof In one) {
            return in.apply(one.token());
        }
        return this instanceof TooEarly early ? tooEarly.apply(early.after()) : wrong.get();
    }
}
