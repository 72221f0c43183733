package io.holdfast.api.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What became of an open recommendation.
 *
 * @param before how it was; empty where it is new
 * @param now how it is; how it was where it is gone
 */
public record Move(What what, Optional<OpenRecommendation> before, OpenRecommendation now) {

    /** In what way it moved. */
    public enum What {
        ADDED,
        /** Its state, owner, day, channel or rule is another, or its score by a tenth or more. */
        CHANGED,
        /** The day it is due has come. */
        DUE,
        GONE
    }

    /** Who has to know of moves. */
    @FunctionalInterface
    public interface Taker {

        Taker NOBODY = (handle, moves, at) -> {};

        /** Both, one after the other. */
        static Taker both(Taker one, Taker other) {
            return (handle, moves, at) -> {
                one.take(handle, moves, at);
                other.take(handle, moves, at);
            };
        }

        /** Notes moves in the transaction that made them. */
        void take(Handle handle, List<Move> moves, Instant at);
    }
}
