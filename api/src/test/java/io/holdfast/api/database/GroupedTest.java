package io.holdfast.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GroupedTest {

    @Test
    void thoseWhoComeDuringATripShareTheNextOne() throws Exception {
        List<Integer> trips = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch firstIsUnderWay = new CountDownLatch(1);
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        Grouped<Integer, Integer> grouped = new Grouped<>("test", 1, 10, 100, items -> {
            trips.add(items.size());
            firstIsUnderWay.countDown();
            await(firstMayEnd);
            return items.stream().map(item -> item * 2).toList();
        });
        ExecutorService callers = Executors.newFixedThreadPool(7);
        Future<Integer> first = callers.submit(() -> grouped.get(0));
        assertThat(firstIsUnderWay.await(60, TimeUnit.SECONDS)).isTrue();
        List<Future<Integer>> rest = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            int item = i;
            rest.add(callers.submit(() -> grouped.get(item)));
        }
        awaitWaiting(grouped, 5);
        firstMayEnd.countDown();

        assertThat(first.get(60, TimeUnit.SECONDS)).isZero();
        for (int i = 1; i <= 5; i++) {
            assertThat(rest.get(i - 1).get(60, TimeUnit.SECONDS)).isEqualTo(i * 2);
        }
        assertThat(trips).containsExactly(1, 5);
        callers.shutdown();
        grouped.stop();
    }

    @Test
    void oneWhoIsToBlameSpoilsNobodyElsesTrip() throws Exception {
        CountDownLatch mayStart = new CountDownLatch(1);
        Grouped<String, String> grouped = new Grouped<>("test", 1, 10, 100, items -> {
            await(mayStart);
            if (items.contains("bad")) {
                throw new IllegalArgumentException("bad");
            }
            return items;
        });
        ExecutorService callers = Executors.newFixedThreadPool(3);
        Future<String> good = callers.submit(() -> grouped.get("good"));
        Future<String> bad = callers.submit(() -> grouped.get("bad"));
        Future<String> other = callers.submit(() -> grouped.get("other"));
        mayStart.countDown();

        assertThat(good.get(60, TimeUnit.SECONDS)).isEqualTo("good");
        assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo("other");
        assertThatThrownBy(() -> bad.get(60, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IllegalArgumentException.class);
        callers.shutdown();
        grouped.stop();
    }

    @Test
    void aStopFinishesWhatWasAcceptedAndRefusesTheRest() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch underWay = new CountDownLatch(1);
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        Grouped<Integer, Integer> grouped = new Grouped<>("test", 1, 2, 100, items -> {
            underWay.countDown();
            await(mayEnd);
            done.addAll(items);
            return items;
        });
        ExecutorService callers = Executors.newFixedThreadPool(10);
        List<Future<Integer>> accepted = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            int item = i;
            accepted.add(callers.submit(() -> grouped.get(item)));
            // One goes alone, so that it is known how many wait once all the others have come.
            await(underWay);
        }
        awaitWaiting(grouped, 8);
        Future<?> stop = callers.submit(() -> {
            grouped.stop();
            return true;
        });
        mayEnd.countDown();
        stop.get(60, TimeUnit.SECONDS);

        for (Future<Integer> one : accepted) {
            one.get(60, TimeUnit.SECONDS);
        }
        assertThat(done).hasSize(9);
        assertThatThrownBy(() -> grouped.get(10)).isInstanceOf(DatabaseAway.class);
        callers.shutdown();
    }

    @Test
    void refusesWhoWouldWaitInATooLongLine() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch underWay = new CountDownLatch(1);
        Grouped<Integer, Integer> grouped = new Grouped<>("test", 1, 1, 1, items -> {
            underWay.countDown();
            await(mayEnd);
            return items;
        });
        ExecutorService callers = Executors.newFixedThreadPool(2);
        Future<Integer> first = callers.submit(() -> grouped.get(1));
        assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
        Future<Integer> second = callers.submit(() -> grouped.get(2));
        awaitWaiting(grouped, 1);

        assertThatThrownBy(() -> grouped.get(3))
                .isInstanceOf(DatabaseAway.class)
                .hasMessageContaining("Too many");
        mayEnd.countDown();
        assertThat(first.get(60, TimeUnit.SECONDS) + second.get(60, TimeUnit.SECONDS))
                .isEqualTo(3);
        callers.shutdown();
        grouped.stop();
    }

    private static void awaitWaiting(Grouped<?, ?> grouped, int callers) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (grouped.waiting() < callers && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(grouped.waiting()).isGreaterThanOrEqualTo(callers);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
