package io.holdfast.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Calendar arithmetic in which an unknown date gives an unknown answer. */
final class Days {

    private Days() {}

    static @Nullable Integer between(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? null : (int) (to.toEpochDay() - from.toEpochDay());
    }

    /** Completed months; a month from the 31st is complete on the last day of a shorter month. Never negative. */
    static @Nullable Integer monthsBetween(@Nullable LocalDate from, LocalDate to) {
        if (from == null) {
            return null;
        }
        int months = (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue();
        int day = to.getDayOfMonth();
        boolean complete = day >= from.getDayOfMonth() || day == to.lengthOfMonth();
        return Math.max(0, complete ? months : months - 1);
    }
}
