package io.holdfast.api.figures;

/**
 * Clients whose notice deadline comes within so many days.
 *
 * @param assumed of these, whose notice period is the book's because nobody recorded theirs
 */
record Deadline(int days, int clients, int assumed, double monthlyFee, double residual) {}
