package io.holdfast.connect;

import java.time.Duration;

/**
 * How often something is tried, and how long is waited in between: twice as long each time, less up to half by chance, or as
 * long as the service asks for.
 *
 * @param attempts the first one counted
 * @param first the first wait
 * @param longest the longest wait
 */
public record Retries(int attempts, Duration first, Duration longest) {

    public static final Retries STANDARD = new Retries(4, Duration.ofMillis(250), Duration.ofSeconds(20));

    /** Tried once. */
    public static final Retries NONE = new Retries(1, Duration.ZERO, Duration.ZERO);

    public Retries {
        if (attempts < 1) {
            throw new IllegalArgumentException("At least one attempt, not " + attempts);
        }
    }

    /**
     * The wait after an attempt.
     *
     * @param attempt 1 is the first
     * @param chance 0 to 1
     */
    Duration after(int attempt, double chance) {
        double factor = Math.min(1 << Math.min(attempt - 1, 20), longest.toMillis() + 1.0);
        long whole = (long) Math.min(first.toMillis() * factor, longest.toMillis());
        return Duration.ofMillis((long) (whole * (1 - chance / 2)));
    }
}
