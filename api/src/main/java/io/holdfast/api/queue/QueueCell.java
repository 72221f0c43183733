package io.holdfast.api.queue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many recommendations agree in everything that a filter asks about, but owner and text.
 *
 * @param due {@code overdue}, {@code 7}, {@code 30} or {@code later}: the first that it falls into
 * @param count below zero for what left the cell since it was counted
 * @param score money of all of them together
 */
record QueueCell(
        String playbook,
        String action,
        String segment,
        String health,
        String tier,
        String state,
        String due,
        long count,
        double score) {

    /** One recommendation, as a cell of its own. */
    static QueueCell of(OpenRecommendation one, int count, LocalDate today) {
        boolean ended = one.until() != null && !one.until().isAfter(today);
        return new QueueCell(
                one.playbook(),
                one.action(),
                word(one.segment()),
                word(one.health()),
                word(one.tier()),
                ended ? OpenRecommendation.OPEN : one.state(),
                due(one.dueBy(), today),
                count,
                count * one.score());
    }

    private static String word(@Nullable String value) {
        return value == null ? QueueFilter.UNKNOWN : value;
    }

    private static String due(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            return "overdue";
        }
        if (!day.isAfter(today.plusDays(7))) {
            return "7";
        }
        return day.isAfter(today.plusDays(30)) ? "later" : "30";
    }
}
