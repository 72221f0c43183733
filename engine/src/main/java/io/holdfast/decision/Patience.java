package io.holdfast.decision;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** For how long one search goes on. The engine asks no clock, so whoever has one says when it has been long enough. */
@FunctionalInterface
public interface Patience {

    /** How long somebody waits for what it would take; the decision itself comes on top, so that both take 200 ms. */
    Duration LONGEST = Duration.ofMillis(180);

    /** Looks to the end. */
    Patience ENDLESS = () -> false;

    /** Gives up at once. */
    Patience NONE = () -> true;

    /** Whether it has been long enough. */
    boolean isOver();

    /**
     * Patience that ends {@link #LONGEST} after it was supplied.
     *
     * @param nanoseconds a clock that never goes back, such as {@code System::nanoTime}
     */
    static Supplier<Patience> by(LongSupplier nanoseconds) {
        return () -> {
            long began = nanoseconds.getAsLong();
            return () -> nanoseconds.getAsLong() - began > LONGEST.toNanos();
        };
    }
}
