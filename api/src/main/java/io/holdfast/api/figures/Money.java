package io.holdfast.api.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;

/** Money to the cent. */
final class Money {

    private static final int CENTS = 2;

    private Money() {}

    static BigDecimal of(double amount) {
        return BigDecimal.valueOf(amount).setScale(CENTS, RoundingMode.HALF_EVEN);
    }

    static BigDecimal of(DoubleStream amounts) {
        return of(amounts.sum());
    }
}
