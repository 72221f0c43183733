package io.holdfast.api.figures;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;

/**
 * All figures of the book on a day.
 *
 * @param day of the figures, which may be before the day that was asked for
 * @param madeAt when those were made that take long
 * @param live whether the others were counted just now; a past day's are as they were kept
 * @param json the figures themselves, as they are answered
 */
public record Overview(LocalDate day, Instant madeAt, boolean live, ObjectNode json) {}
