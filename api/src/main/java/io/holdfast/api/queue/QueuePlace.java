package io.holdfast.api.queue;

import java.util.Optional;

/**
 * Where a page of the queue ended, so that the next begins behind it whatever has left the queue since.
 *
 * @param value the score or the due day of the last entry, as text; empty for a due day that there is none of
 */
public record QueuePlace(String value, QueueKey key) {

    static QueuePlace of(QueueEntry entry, QueueFilter.Sort sort) {
        return new QueuePlace(
                sort == QueueFilter.Sort.SCORE
                        ? Double.toString(entry.score())
                        : entry.dueBy().map(Object::toString).orElse(""),
                entry.key());
    }

    /** From the texts of an address; empty where they are no place. */
    public static Optional<QueuePlace> read(QueueFilter.Sort sort, String value, QueueKey key) {
        try {
            if (sort == QueueFilter.Sort.SCORE) {
                return Double.isFinite(Double.parseDouble(value))
                        ? Optional.of(new QueuePlace(value, key))
                        : Optional.empty();
            }
            if (!value.isEmpty()) {
                java.time.LocalDate.parse(value);
            }
            return Optional.of(new QueuePlace(value, key));
        } catch (NumberFormatException | java.time.format.DateTimeParseException nonsense) {
            return Optional.empty();
        }
    }
}
