package io.holdfast.api.clients;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a client is to be changed.
 *
 * @param validFrom from which day on the facts hold; empty for today
 * @param today in the rule book's time zone
 * @param known what the caller knows
 */
record Change(Optional<LocalDate> validFrom, LocalDate today, Known known, String actor, Instant at) {

    /** The day from which on the facts hold, given from when on the ones before them do. */
    LocalDate day(LocalDate before) {
        return validFrom.orElse(today.isBefore(before) ? before : today);
    }
}
