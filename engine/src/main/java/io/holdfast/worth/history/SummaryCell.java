package io.holdfast.worth.history;

import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import java.math.BigDecimal;
import java.util.Optional;

/** A cell of a summary file; what is wrong with it becomes a diagnostic at its place. */
record SummaryCell(String column, String text, Place at, Diagnostics diagnostics) {

    /** Larger counts than these are a slip of the pen. */
    private static final double MOST = 1e12;

    boolean isEmpty() {
        return text.isEmpty();
    }

    void wrong(String message, String advice) {
        diagnostics.error(at, message, advice);
    }

    /** A number of 0 or more. */
    Optional<Double> notNegative() {
        Optional<Double> number = number();
        if (number.isEmpty()) {
            wrong(column + (isEmpty() ? " is missing." : " is not a number: `" + text + "`."), "");
        } else if (number.get() < 0) {
            wrong(column + " is negative: " + text + ".", "");
            return Optional.empty();
        } else if (number.get() > MOST) {
            wrong(column + " is too large: " + text + ".", "");
            return Optional.empty();
        }
        return number;
    }

    /** A whole number of 0 or more, also written as 3.0. */
    Optional<Integer> whole() {
        Optional<Double> number = notNegative();
        if (number.isPresent() && (number.get() % 1 != 0 || number.get() > Integer.MAX_VALUE)) {
            wrong(column + " is not a whole number: " + text + ".", "");
            return Optional.empty();
        }
        return number.map(Double::intValue);
    }

    private Optional<Double> number() {
        try {
            return text.length() > 40 ? Optional.empty() : Optional.of(new BigDecimal(text).doubleValue());
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
