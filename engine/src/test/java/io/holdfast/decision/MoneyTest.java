package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cents are those of decimal arithmetic, however they are worked out. */
class MoneyTest {

    @Test
    void halvesGoToTheEvenCent() {
        assertThat(Money.cents(0.125)).isEqualTo(0.12);
        assertThat(Money.cents(0.375)).isEqualTo(0.38);
        assertThat(Money.cents(1.005)).isEqualTo(1.0);
        assertThat(Money.cents(-0.001)).isEqualTo(0.0);
        assertThat(1 / Money.cents(-0.0)).as("no negative zero").isPositive();
    }

    @Test
    void everyAmountIsRoundedAsDecimalsAre() {
        Random random = new Random(8);
        for (int i = 0; i < 50_000; i++) {
            double exact = (random.nextDouble() - 0.3) * Math.pow(10, random.nextInt(14));
            double amount = random.nextInt(3) == 0 ? Math.round(exact * 1_000) / 1_000.0 : exact;
            double expected = BigDecimal.valueOf(amount)
                    .setScale(2, RoundingMode.HALF_EVEN)
                    .doubleValue();
            assertThat(Money.cents(amount)).as("%s", amount).isEqualTo(expected);
        }
    }
}
