package io.holdfast.api.pace;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Gives decisions the right of way over work in the background. While decisions are asked for, such work rests three
 * times as long as it worked, a millisecond or two at a time; while none are, it does not rest at all.
 */
public final class RightOfWay {

    /** How long after a decision was asked for the next one is expected. */
    private static final long EXPECTED_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int REST = 3;

    private final LongSupplier clock;
    private final LongConsumer rest;
    private volatile long lastAsked;

    public RightOfWay() {
        this(System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * With another clock.
     *
     * @param clock in nanoseconds
     * @param rest lets so many nanoseconds pass, or fewer
     */
    RightOfWay(LongSupplier clock, LongConsumer rest) {
        this.clock = clock;
        this.rest = rest;
        this.lastAsked = clock.getAsLong() - EXPECTED_NANOS;
    }

    /** A decision is asked for, and somebody waits for it. */
    public void asked() {
        lastAsked = clock.getAsLong();
    }

    /** Work that begins now, on one thread. */
    public Work work() {
        return new Work();
    }

    /** One piece of work, which says between its parts that others may go before it. */
    public final class Work implements Runnable {

        private long since = clock.getAsLong();

        private Work() {}

        /** Rests where it is time to. Whoever is interrupted does not rest, and stays interrupted. */
        @Override
        public void run() {
            long now = clock.getAsLong();
            long worked = now - since;
            if (worked < SLICE_NANOS) {
                return;
            }
            if (now - lastAsked < EXPECTED_NANOS) {
                rest.accept(Math.min(REST * worked, LONGEST_REST_NANOS));
            }
            since = clock.getAsLong();
        }
    }
}
