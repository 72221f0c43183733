package io.holdfast.rulebook;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a rule is in force.
 *
 * @param from first day
 * @param until first day on which it no longer is
 */
record Validity(boolean enabled, Optional<LocalDate> from, Optional<LocalDate> until) {

    static final Validity ALWAYS = new Validity(true, Optional.empty(), Optional.empty());

    boolean holdsOn(LocalDate day) {
        return enabled
                && (from.isEmpty() || !day.isBefore(from.get()))
                && (until.isEmpty() || day.isBefore(until.get()));
    }

    /** Whether there is a day on which it may be in force; switched off, it is meant not to be. */
    boolean isEver() {
        return from.isEmpty() || until.isEmpty() || from.get().isBefore(until.get());
    }
}
