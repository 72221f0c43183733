package io.holdfast.api.figures;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The figures of one day as they were kept.
 *
 * @param revision of the rule book that they were made by
 * @param tookMillis how long making them took
 */
record BookDay(LocalDate day, String revision, Instant madeAt, long tookMillis, ObjectNode figures) {}
