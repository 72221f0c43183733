package io.holdfast.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Counts the calls of keys that have a limit; each service counts its own. */
final class CallLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TimeMeter time;
    /** A bucket that nobody took from for a minute is full, and so as good as new. */
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(MINUTE.multipliedBy(2)).build();

    CallLimits() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    CallLimits(TimeMeter time) {
        this.time = time;
    }

    /** Takes one call from what a key has left this minute. */
    Count count(ApiKey key, int callsPerMinute) {
        Bucket bucket = buckets.get(key.id(), id -> full(callsPerMinute));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Count(
                probe.isConsumed(),
                callsPerMinute,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private Bucket full(int callsPerMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(callsPerMinute).refillGreedy(callsPerMinute, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    private static long seconds(long nanos) {
        long second = Duration.ofSeconds(1).toNanos();
        return (nanos + second - 1) / second;
    }

    /**
     * How a key stands after a call.
     *
     * @param allowed whether this call is still within the limit
     * @param left calls it has left just now
     * @param fullIn seconds until all of them are back
     * @param nextIn seconds until one more is allowed; 0 while some are
     */
    record Count(boolean allowed, int limit, long left, long fullIn, long nextIn) {

        /** {@code RateLimit-Policy} of the IETF's draft on rate limit fields. */
        String policy() {
            return "\"calls\";q=" + limit + ";w=" + MINUTE.toSeconds();
        }

        /** {@code RateLimit} of the same draft. */
        String state() {
            return "\"calls\";r=" + left + ";t=" + fullIn;
        }
    }
}
