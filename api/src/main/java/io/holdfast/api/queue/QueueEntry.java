package io.holdfast.api.queue;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An open recommendation as pages show it.
 *
 * @param clientName empty when the client's facts give none
 * @param score money: weight × (likelihood × worth − cost)
 * @param owner whose it is: whom a manager gave it to, otherwise whom the decision names
 * @param state {@code open}, {@code approved}, {@code assigned}, {@code snoozed} or {@code dismissed}
 * @param until the day a snooze or a dismissal ends
 * @param version of its state, to change it only as it is known; 0 when nobody has said anything
 */
public record QueueEntry(
        QueueKey key,
        Optional<String> clientName,
        Optional<String> segment,
        Optional<String> health,
        Optional<String> tier,
        String playbook,
        String kind,
        String because,
        double score,
        double worth,
        double likelihood,
        double cost,
        Optional<LocalDate> dueBy,
        String channel,
        String owner,
        String state,
        Optional<LocalDate> until,
        long version) {}
