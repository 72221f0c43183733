package io.holdfast.api.decisions;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/** Where what has been between us and a client comes from. */
@FunctionalInterface
public interface KnownHistory {

    /**
     * What was known up to and on a day.
     *
     * @param zone in which a moment falls on a day
     */
    History of(String clientId, LocalDate day, ZoneId zone);

    /** The same as it stands now, with some clients looked up at once. */
    default KnownHistory lookedUp(Set<String> clientIds) {
        return this;
    }
}
