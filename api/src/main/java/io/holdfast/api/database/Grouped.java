package io.holdfast.api.database;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.pace.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets many callers share one trip to the database: while one is under way, the next ones gather. A lonely caller waits
 * for nobody. What was accepted is finished, also by a stop.
 *
 * @param <T> what a caller brings
 * @param <R> what it gets
 */
public final class Grouped<T, R> implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(Grouped.class);
    private static final long STOPPING_SECONDS = 30;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final int most;
    private final Function<List<T>, List<R>> trip;
    private final BlockingQueue<Waiting<T, R>> queue;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean ended;

    /**
     * @param trips under way at once, at most
     * @param most callers that share one trip
     * @param waiting callers that may wait; more are refused as if the database were away, because it is too slow
     * @param trip one result each, in the same order; what it throws goes to every caller of the trip, unless it may be
     *     the fault of one of them, when each gets a trip of its own
     */
    public Grouped(String name, int trips, int most, int waiting, Function<List<T>, List<R>> trip) {
        this.most = most;
        this.trip = trip;
        this.queue = new ArrayBlockingQueue<>(waiting);
        for (int i = 1; i <= trips; i++) {
            Thread thread = new DaemonThreads(name + "-" + i).newThread(this::work);
            thread.start();
            threads.add(thread);
        }
    }

    /**
     * Waits for the result of one's own.
     *
     * @throws DatabaseAway when the database is, or too many wait already, or the service stops
     */
    public R get(T item) {
        Waiting<T, R> one = new Waiting<>(item, new CompletableFuture<>());
        if (stopping || !queue.offer(one)) {
            throw stopping ? stopped() : new DatabaseAway("Too many wait for the database.");
        }
        if (ended && queue.remove(one)) {
            throw stopped();
        }
        try {
            return one.result.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException own ? own : failed;
        }
    }

    /** How many wait for a trip just now. */
    int waiting() {
        return queue.size();
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(STOPPING_SECONDS));
        }
        ended = true;
        refuseTheRest();
    }

    private void work() {
        List<Waiting<T, R>> together = new ArrayList<>(most);
        while (true) {
            try {
                Waiting<T, R> first = queue.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    together.add(first);
                    queue.drainTo(together, most - 1);
                    travel(together);
                } else if (stopping) {
                    return;
                }
            } catch (InterruptedException notOurs) {
                LOG.debug("Woken early", notOurs);
            } finally {
                together.clear();
            }
        }
    }

    private void travel(List<Waiting<T, R>> together) {
        try {
            List<R> results = trip.apply(together.stream().map(Waiting::item).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).result.complete(results.get(i));
            }
        } catch (DatabaseAway away) {
            together.forEach(one -> one.result.completeExceptionally(away));
        } catch (RuntimeException | Error failure) {
            if (together.size() == 1) {
                together.get(0).result.completeExceptionally(failure);
            } else {
                together.forEach(one -> travel(List.of(one)));
            }
        }
    }

    /** Callers who came between the last look and the end. */
    private void refuseTheRest() {
        List<Waiting<T, R>> rest = new ArrayList<>();
        queue.drainTo(rest);
        rest.forEach(one -> one.result.completeExceptionally(stopped()));
    }

    private static DatabaseAway stopped() {
        return new DatabaseAway("The service is stopping.");
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> result) {}
}
