package io.holdfast.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as answers state it. */
final class Money {

    /** Beyond it a double has no cents. */
    private static final double MOST = 1e15;

    private Money() {}

    /** Rounded to cents, half to even. */
    static double cents(double exact) {
        double number = Double.isNaN(exact) ? 0 : Math.min(Math.max(exact, -MOST), MOST);
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }
}
