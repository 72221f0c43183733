package io.holdfast.api.access;

import java.time.Duration;

/** How long the next attempt to log in has to wait after so many have failed. */
final class Slowness {

    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int FREE = 4;

    private Slowness() {}

    /** Nothing at first, so that mistyping costs nothing; then twice as long each time. */
    static Duration after(int failures) {
        if (failures <= FREE) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - FREE, 20));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
