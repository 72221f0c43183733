package io.holdfast.api.clients;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.pace.RightOfWay;
import io.holdfast.api.rulebooks.Activation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for the shelf once a rule book has taken over and stayed for a moment, so that whoever looks first need not
 * wait for it. Decisions that are asked for meanwhile go before it, unless somebody waits for the shelf by then; where the
 * next book takes over, what was begun for the last one is given up.
 */
public final class ShelfWarming implements Managed, Consumer<Activation> {

    private static final Logger LOG = LoggerFactory.getLogger(ShelfWarming.class);

    /** Who publishes and thinks better of it does so within seconds, and deciding for every client is dear. */
    private static final Duration CALM = Duration.ofSeconds(2);

    private final ToIntFunction<Runnable> shelf;
    private final Supplier<Runnable> pace;
    private final Later later;
    private final AtomicLong latest = new AtomicLong();
    private volatile boolean started;

    /** Where work is done after a while, one after the other. */
    interface Later {

        void after(Duration time, Runnable work);

        /** Does no more of it. */
        default void end() {}
    }

    /**
     * @param day the day that pages start on
     */
    public ShelfWarming(ClientShelf shelf, RightOfWay way, Supplier<LocalDate> day) {
        this(between -> shelf.warm(day.get(), between), way::work, new OnThread());
    }

    /**
     * With another shelf and other threads.
     *
     * @param shelf decides for all clients, runs what it is given between them, and says how many they were
     * @param pace gives what is run between clients; it may rest
     */
    ShelfWarming(ToIntFunction<Runnable> shelf, Supplier<Runnable> pace, Later later) {
        this.shelf = shelf;
        this.pace = pace;
        this.later = later;
    }

    /** Started last, when clients and rules are there. */
    @Override
    public void start() {
        started = true;
        warm(Duration.ZERO);
    }

    @Override
    public void stop() {
        latest.incrementAndGet();
        later.end();
    }

    @Override
    public void accept(Activation activation) {
        if (started && activation instanceof Activation.Swapped) {
            warm(CALM);
        }
    }

    private void warm(Duration after) {
        long mine = latest.incrementAndGet();
        later.after(after, () -> {
            if (mine == latest.get()) {
                warm(mine);
            }
        });
    }

    private void warm(long mine) {
        Runnable between = pace.get();
        try {
            int clients = shelf.applyAsInt(() -> {
                if (mine != latest.get()) {
                    throw new CancellationException("Another rule book has taken over");
                }
                between.run();
            });
            LOG.debug("Decided for {} clients of the shelf", clients);
        } catch (RuntimeException cold) {
            LOG.debug("The shelf stays cold", cold);
        }
    }

    /** A thread of its own. */
    private static final class OnThread implements Later {

        private final ScheduledExecutorService one =
                Executors.newSingleThreadScheduledExecutor(new DaemonThreads("shelf-warming"));

        @Override
        public void after(Duration time, Runnable work) {
            try {
                Future<?> unused = one.schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException over) {
                LOG.debug("The service stops", over);
            }
        }

        @Override
        public void end() {
            one.shutdownNow();
        }
    }
}
