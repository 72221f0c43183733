package io.holdfast.connect;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A report as it is kept.
 *
 * @param repeated whether the same report was known before
 */
public record Reported(String id, String action, String outcome, LocalDate on, Instant recordedAt, boolean repeated) {}
