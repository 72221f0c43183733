package io.holdfast.api.queue;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A client as the last round left them, with what comes first for them.
 *
 * @param healthSince from when on the health is what it is, as far as rounds have seen
 * @param noticeDeadline the last day on which notice counts
 * @param problem why nothing was decided; empty where something was
 * @param first empty where nothing is recommended
 */
public record StandingEntry(
        String clientId,
        Optional<String> name,
        Optional<String> segment,
        Optional<String> status,
        Optional<String> health,
        Optional<LocalDate> healthSince,
        Optional<String> tier,
        Optional<Double> lifetime,
        Optional<LocalDate> noticeDeadline,
        boolean control,
        Optional<String> problem,
        LocalDate asOf,
        Optional<QueueEntry> first) {

    StandingEntry with(Optional<QueueEntry> itsFirst) {
        return new StandingEntry(
                clientId,
                name,
                segment,
                status,
                health,
                healthSince,
                tier,
                lifetime,
                noticeDeadline,
                control,
                problem,
                asOf,
                itsFirst);
    }
}
