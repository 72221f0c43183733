package io.holdfast.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as answers state it. */
final class Money {

    private Money() {}

    /** Rounded to cents, half to even. */
    static double cents(double exact) {
        return BigDecimal.valueOf(exact).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }
}
