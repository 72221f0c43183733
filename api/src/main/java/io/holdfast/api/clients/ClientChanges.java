package io.holdfast.api.clients;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Counts changes of clients, so that whoever keeps something about them knows when to look again. */
public final class ClientChanges {

    private final AtomicLong count = new AtomicLong();

    /** Grows with every change made by this service. */
    long count() {
        return count.get();
    }

    /** Something about clients has changed, such as what was reported of them. */
    public void happened() {
        count.incrementAndGet();
    }

    /** Counts a change once it is made, and also when nobody knows whether it was. */
    <T> T after(Supplier<T> change) {
        try {
            return change.get();
        } finally {
            happened();
        }
    }
}
