package io.holdfast.api.drafts;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.pace.RightOfWay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what became of what rules recommended. A long history takes seconds, so that goes on in the background, and
 * whoever asks meanwhile gets what was counted last, or what is counted so far.
 */
final class RuleLives implements Managed {

    /** The most decisions that are gone through, the newest. */
    static final int MOST = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(RuleLives.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int KEPT = 8;
    private static final int CHUNK = 200;
    /** What most books need is not worth asking twice for. */
    private static final long PATIENCE_MILLIS = 300;

    private final RuleLifeStore store;
    private final Clock clock;
    private final Executor one;
    private final Supplier<Runnable> pace;
    private final Runnable end;
    private final Recent<LocalDate, Count> known = new Recent<>(KEPT);

    /**
     * What was counted.
     *
     * @param running whether there are more to come
     */
    record Counted(long decisions, boolean complete, long unexplained, List<RuleLife> rules, boolean running) {}

    /** One way through the decisions since a day. */
    private final class Count {

        private final Instant begun = clock.instant();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile Counted sums = new Counted(0, false, 0, List.of(), true);

        boolean isOver() {
            return over.getCount() == 0;
        }
    }

    RuleLives(RuleLifeStore store, Clock clock, RightOfWay way) {
        this(store, clock, way, Executors.newSingleThreadExecutor(new DaemonThreads("rule-lives")));
    }

    private RuleLives(RuleLifeStore store, Clock clock, RightOfWay way, ExecutorService one) {
        this(store, clock, one, way::work, one::shutdownNow);
    }

    /**
     * With somebody else's threads.
     *
     * @param pace gives what is run between portions of decisions; it may rest
     * @param end what to do with them in the end
     */
    RuleLives(RuleLifeStore store, Clock clock, Executor one, Supplier<Runnable> pace, Runnable end) {
        this.store = store;
        this.clock = clock;
        this.one = one;
        this.pace = pace;
        this.end = end;
    }

    /** Of what was decided since a day, which began at a moment; a few minutes old at most once it was counted. */
    Counted since(LocalDate day, Instant moment) {
        Count count;
        Optional<Counted> old = Optional.empty();
        synchronized (known) {
            count = known.always(day, () -> begun(moment));
            if (count.isOver() && count.begun.plus(FRESH).isBefore(clock.instant())) {
                old = Optional.of(count.sums);
                count = begun(moment);
                known.put(day, count);
            }
        }
        awaitSoon(count);
        return count.isOver() ? count.sums : old.orElse(count.sums);
    }

    private Count begun(Instant moment) {
        Count count = new Count();
        one.execute(() -> run(count, moment));
        return count;
    }

    private void run(Count count, Instant moment) {
        LifeSums sums = new LifeSums();
        try {
            List<UUID> decisions = store.since(moment, MOST);
            LifeWords words = new LifeWords(decisions);
            Runnable between = pace.get();
            for (int from = 0;
                    from < decisions.size() && !Thread.currentThread().isInterrupted();
                    from += CHUNK) {
                int to = Math.min(decisions.size(), from + CHUNK);
                store.told(decisions.subList(from, to), moment, words).forEach(sums::add);
                count.sums = sums.counted(false, true);
                between.run();
            }
            count.sums = sums.counted(decisions.size() < MOST, false);
        } catch (RuntimeException away) {
            LOG.warn("What became of rules could not be counted: {}", away.getMessage());
            count.sums = sums.counted(false, false);
        } finally {
            count.over.countDown();
        }
    }

    private static void awaitSoon(Count count) {
        try {
            count.over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        end.run();
    }
}
