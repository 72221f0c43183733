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

/**
 * What a number of connections got from one server in one stretch of time.
 *
 * @param nanos how long each call took, sorted
 */
record Round(double seconds, long[] nanos) {

    static Round of(int port, int connections, int seconds, List<byte[]> requests)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long started = System.nanoTime();
            long until = started + seconds * 1_000_000_000L;
            List<Callable<long[]>> work = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int first = i * 7;
                work.add(() -> callUntil(until, port, first, requests));
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

    private static long[] callUntil(long until, int port, int first, List<byte[]> requests) throws IOException {
        long[] times = new long[1024];
        int calls = 0;
        try (Caller caller = new Caller(port)) {
            for (long before = System.nanoTime(); before < until; ) {
                caller.call(requests.get((first + calls) % requests.size()));
                long after = System.nanoTime();
                if (calls == times.length) {
                    times = Arrays.copyOf(times, calls * 2);
                }
                times[calls++] = after - before;
                before = after;
            }
        }
        return Arrays.copyOf(times, calls);
    }

    private static long[] sorted(List<long[]> parts) {
        return parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }
}
