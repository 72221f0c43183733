package io.holdfast.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as answers state it. */
final class Money {

    /** Beyond it a double has no cents. */
    private static final double MOST = 1e15;

    /** Where a hundredfold is further from a half than its own error, the nearest whole number is the right one. */
    private static final double CLEAR = 0.499;

    private static final double MOST_EXACT = 1e11;

    private Money() {}

    /** Rounded to cents, half to even. */
    static double cents(double exact) {
        double hundredfold = exact * 100;
        double nearest = Math.rint(hundredfold);
        if (Math.abs(nearest) < MOST_EXACT && Math.abs(hundredfold - nearest) < CLEAR) {
            return nearest / 100 + 0.0;
        }
        double number = Double.isNaN(exact) ? 0 : Math.min(Math.max(exact, -MOST), MOST);
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }
}
