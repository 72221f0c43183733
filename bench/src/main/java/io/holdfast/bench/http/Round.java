package io.holdfast.bench.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * What a number of connections got from one server in one stretch of time.
 *
 * @param nanos how long each call took, sorted
 */
record Round(double seconds, long[] nanos) {

    /** As many calls as there can be, each connection sending the next one when it has its answer. */
    static Round of(int port, int connections, int seconds, List<byte[]> requests)
            throws InterruptedException, ExecutionException {
        return of(port, connections, seconds, 0, requests);
    }

    /**
     * So many calls and no more, at even times. A call whose connection is still busy when its time comes is timed from
     * then on, so that a server that falls behind cannot hide it.
     *
     * @param perSecond over all connections
     */
    static Round paced(int port, int connections, int seconds, double perSecond, List<byte[]> requests)
            throws InterruptedException, ExecutionException {
        return of(port, connections, seconds, (long) (connections * 1e9 / perSecond), requests);
    }

    private static Round of(int port, int connections, int seconds, long between, List<byte[]> requests)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long started = System.nanoTime();
            long until = started + seconds * 1_000_000_000L;
            List<Callable<long[]>> work = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i * 7;
                long begin = started + between * i / connections;
                work.add(() -> callUntil(begin, until, between, port, first, requests));
            }
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> one : threads.invokeAll(work)) {
                all.add(one.get());
            }
            double took = (System.nanoTime() - started) / 1e9;
            return new Round(took, sorted(all));
        } finally {
            threads.shutdownNow();
        }
    }

    static Round together(List<Round> rounds) {
        return new Round(
                rounds.stream().mapToDouble(Round::seconds).sum(),
                sorted(rounds.stream().map(Round::nanos).toList()));
    }

    double perSecond() {
        return nanos.length / seconds;
    }

    /** The time within which a share of the calls were answered, in milliseconds. */
    double millis(double share) {
        return nanos.length == 0
                ? Double.NaN
                : nanos[(int) Math.min(nanos.length - 1L, (long) (share * nanos.length))] / 1e6;
    }

    private static long[] callUntil(long begin, long until, long between, int port, int first, List<byte[]> requests)
            throws IOException {
        long[] times = new long[1024];
        int calls = 0;
        try (Caller caller = new Caller(port)) {
            long due = begin;
            long before = between == 0 ? System.nanoTime() : from(due);
            while (before < until) {
                caller.call(requests.get((first + calls) % requests.size()));
                long after = System.nanoTime();
                if (calls == times.length) {
                    times = Arrays.copyOf(times, calls * 2);
                }
                times[calls++] = after - before;
                due += between;
                before = between == 0 ? after : from(due);
            }
        }
        return Arrays.copyOf(times, calls);
    }

    /** Waits for the time; one that has passed while the connection was busy counts all the same. */
    private static long from(long due) {
        long now = System.nanoTime();
        if (now >= due) {
            return due;
        }
        while (now < due) {
            LockSupport.parkNanos(due - now);
            now = System.nanoTime();
        }
        return now;
    }

    private static long[] sorted(List<long[]> parts) {
        return parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }
}
