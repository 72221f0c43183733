package io.holdfast.api.queue;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How far the queue lags behind what is known, as the service that fills it sees it. */
final class QueueLag {

    private final LongSupplier nanos;
    private volatile boolean filling;
    private volatile long upToDate;

    /**
     * @param nanos a watch that only ever goes forward
     */
    QueueLag(LongSupplier nanos) {
        this.nanos = nanos;
        this.upToDate = nanos.getAsLong();
    }

    /** By the watch. */
    long now() {
        return nanos.getAsLong();
    }

    /** Another service fills it. */
    void elsewhere() {
        filling = false;
    }

    /**
     * This service fills it.
     *
     * @param since when it began to look
     * @param all whether everything that was known by then is in the queue now
     */
    void looked(long since, boolean all) {
        if (all || !filling) {
            upToDate = since;
        }
        filling = true;
    }

    /** Seconds since everything known was in the queue; empty where another service fills it. */
    OptionalDouble seconds() {
        return filling
                ? OptionalDouble.of((nanos.getAsLong() - upToDate) / (double) TimeUnit.SECONDS.toNanos(1))
                : OptionalDouble.empty();
    }
}
