package io.holdfast.api.figures;

import java.time.LocalDate;

/**
 * How many clients were in one state of health on a day.
 *
 * @param health {@code unknown} where no rule said any
 * @param monthlyFee their fees a month
 * @param residual money still to come from them
 * @param afterwards whether the day was decided later, by what was known of it
 */
record HealthCount(LocalDate day, String health, int clients, double monthlyFee, double residual, boolean afterwards) {

    /** Both together. */
    HealthCount and(HealthCount more) {
        return new HealthCount(
                day,
                health,
                clients + more.clients,
                monthlyFee + more.monthlyFee,
                residual + more.residual,
                afterwards && more.afterwards);
    }
}
