package io.holdfast.api.queue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Keeps a long piece of work to so many clients a second, so that it leaves room for others; the first go at once. */
final class Pace {

    /** A small book need not wait for anything. */
    private static final int AT_ONCE = 2_000;

    private final int perSecond;
    private final LongSupplier nanos;
    private final long began;
    private long done = -AT_ONCE;

    Pace(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** Waits as long as it takes until so many more were not too fast. */
    void after(int clients) {
        done += clients;
        long wait = TimeUnit.SECONDS.toNanos(done) / perSecond - (nanos.getAsLong() - began);
        if (wait > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(wait);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The work was stopped.");
            }
        }
    }
}
