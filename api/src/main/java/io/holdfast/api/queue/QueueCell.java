package io.holdfast.api.queue;

/**
 * How many recommendations agree in everything that a filter asks about, but owner and text.
 *
 * @param due {@code overdue}, {@code 7}, {@code 30} or {@code later}: the first that it falls into
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
        double score) {}
