package io.holdfast.worth.history;

import java.util.Optional;

/**
 * What a client's facts say of one kind of history.
 *
 * @param history empty where there is none to tell
 * @param fault why facts that are there cannot be used; empty where nothing is wrong
 */
public record Outcome<H>(Optional<H> history, Optional<String> fault) {

    static <H> Outcome<H> of(H history) {
        return new Outcome<>(Optional.of(history), Optional.empty());
    }

    static <H> Outcome<H> none() {
        return new Outcome<>(Optional.empty(), Optional.empty());
    }

    static <H> Outcome<H> unusable(String why) {
        return new Outcome<>(Optional.empty(), Optional.of(why));
    }

    /** The history is used, and something about it told. */
    Outcome<H> but(String what) {
        return new Outcome<>(history, Optional.of(what));
    }
}
