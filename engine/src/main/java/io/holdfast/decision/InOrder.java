package io.holdfast.decision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does the same with one item after another on several threads. What comes of them leaves in the items' order, and only
 * a few wait in memory, however many there are.
 *
 * @param <T> an item
 * @param <R> what comes of one
 */
public final class InOrder<T, R> {

    private final ExecutorService workers;
    private final int together;
    private final int mostWaiting;
    private final Function<List<T>, List<R>> work;

    /**
     * @param workers on whose threads the work is done
     * @param together items a worker takes at once, from 1
     * @param mostWaiting such portions that are under way or wait to leave, from 1
     * @param work from items to what comes of them
     */
    public InOrder(ExecutorService workers, int together, int mostWaiting, Function<List<T>, List<R>> work) {
        this.workers = workers;
        this.together = together;
        this.mostWaiting = mostWaiting;
        this.work = work;
    }

    /**
     * Takes all items, and hands over what comes of them, on the calling thread.
     *
     * @param taker gets what came of each portion
     * @throws CancellationException when the calling thread is interrupted
     * @throws RuntimeException what the work or the taker throws; nothing is taken after it
     */
    public void over(Iterator<T> items, Consumer<List<R>> taker) {
        Deque<Future<List<R>>> waiting = new ArrayDeque<>();
        try {
            while (items.hasNext()) {
                waiting.add(submit(next(items)));
                if (waiting.size() > mostWaiting) {
                    taker.accept(result(waiting.remove()));
                }
            }
            while (!waiting.isEmpty()) {
                taker.accept(result(waiting.remove()));
            }
        } finally {
            waiting.forEach(one -> one.cancel(true));
        }
    }

    private List<T> next(Iterator<T> items) {
        List<T> next = new ArrayList<>(together);
        while (next.size() < together && items.hasNext()) {
            next.add(items.next());
        }
        return next;
    }

    private Future<List<R>> submit(List<T> items) {
        return workers.submit(() -> work.apply(items));
    }

    private static <R> List<R> result(Future<List<R>> portion) {
        try {
            return portion.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The work was interrupted.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The work failed.", failed.getCause());
        }
    }
}
