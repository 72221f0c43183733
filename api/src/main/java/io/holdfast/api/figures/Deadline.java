package io.holdfast.api.figures;

/**
 * Clients whose notice deadline comes within so many days.
 *
 * @param assumed of these, whose notice period is the book's because nobody recorded theirs
 */
record Deadline(int days, int clients, int assumed, double monthlyFee, double residual) {

    /** With more clients, within the same days. */
    Deadline and(Deadline more) {
        return new Deadline(
                days,
                clients + more.clients,
                assumed + more.assumed,
                monthlyFee + more.monthlyFee,
                residual + more.residual);
    }
}
