package io.holdfast.api.database;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is dear to count, kept for a while: whoever asks gets what was counted last, and it is counted anew behind them.
 * Only the first who asks waits. What is quick to count is counted whenever it is asked for.
 *
 * @param <K> of what it is counted
 * @param <T> what was counted
 */
public final class Recent<K, T> {

    private static final Logger LOG = LoggerFactory.getLogger(Recent.class);
    private static final int MOST = 4;
    private static final long LEAST = Duration.ofSeconds(5).toNanos();
    /** So that counting takes a twentieth of one processor at most. */
    private static final int REST = 20;

    private final Function<K, T> counting;
    private final Predicate<T> isQuick;
    private final LongSupplier nanos;
    private final Executor behind;
    private final Set<K> underWay = ConcurrentHashMap.newKeySet();
    private final Map<K, Kept<T>> kept = new LinkedHashMap<>();

    /**
     * @param isQuick whether counting anew would take no time, by what was counted
     * @param nanos a watch that only ever goes forward
     * @param behind where it is counted anew
     */
    public Recent(Function<K, T> counting, Predicate<T> isQuick, LongSupplier nanos, Executor behind) {
        this.counting = counting;
        this.isQuick = isQuick;
        this.nanos = nanos;
        this.behind = behind;
    }

    private record Kept<T>(T value, long restUntil) {}

    /** What was counted last; it is counted now where that is quick, or has never been done. */
    public T of(K key) {
        Optional<Kept<T>> before = known(key);
        if (before.isEmpty() || isQuick.test(before.get().value())) {
            return count(key);
        }
        if (nanos.getAsLong() - before.get().restUntil() >= 0 && underWay.add(key)) {
            behind.execute(() -> again(key));
        }
        return before.get().value();
    }

    /** Counts it where that has never been done, so that nobody has to wait for it. */
    public void expect(K key) {
        if (known(key).isEmpty()) {
            count(key);
        }
    }

    private Optional<Kept<T>> known(K key) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(key));
        }
    }

    private void again(K key) {
        try {
            count(key);
        } catch (RuntimeException away) {
            LOG.debug("What was counted before stays a little longer", away);
        } finally {
            underWay.remove(key);
        }
    }

    private T count(K key) {
        long began = nanos.getAsLong();
        T value = counting.apply(key);
        long ended = nanos.getAsLong();
        long rest = Math.max(LEAST, REST * (ended - began));
        synchronized (kept) {
            kept.remove(key);
            kept.put(key, new Kept<>(value, ended + rest));
            if (kept.size() > MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return value;
    }
}
