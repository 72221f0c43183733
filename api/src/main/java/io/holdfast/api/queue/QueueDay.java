package io.holdfast.api.queue;

import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.LiveBook;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * By what the queue is decided just now.
 *
 * @param asOf the day that clients are looked at
 * @param today the day it is
 */
record QueueDay(LiveBook live, LocalDate asOf, LocalDate today) {

    /** Content hash of the rule book. */
    String revision() {
        return live.revision().hash();
    }

    /** Where it is looked up. */
    static final class Days {

        private final ActiveBook active;
        private final Supplier<Optional<LocalDate>> fixed;
        private final Clock clock;

        /**
         * @param fixed the day that pages start on where it is not today
         */
        Days(ActiveBook active, Supplier<Optional<LocalDate>> fixed, Clock clock) {
            this.active = active;
            this.fixed = fixed;
            this.clock = clock;
        }

        /** Empty while there is no rule book. */
        Optional<QueueDay> now() {
            return active.status().live().map(live -> {
                LocalDate today = LocalDate.ofInstant(
                        clock.instant(), live.book().catalogue().book().timeZone());
                return new QueueDay(live, fixed.get().orElse(today), today);
            });
        }

        Instant instant() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }
}
