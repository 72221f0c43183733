package io.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers read as Java's own formatter writes them, which is too slow to ask for every decision. */
class NumberTextTest {

    private static final double[] EDGES = {
        0, -0.0, 0.5, -0.5, 1.5, 2.5, 999.4999999999999, 999.5, 999.9999, 1e3, 999_999.5, 1e12, 1e15, 9.9e15, 1e22, -1e7
    };

    @Test
    void doublesAreRoundedAndGroupedAsTheFormatterDoes() {
        for (double number : EDGES) {
            assertThat(NumberText.grouped(number)).isEqualTo(String.format(Locale.ENGLISH, "%,.0f", number));
        }
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double number = (random.nextDouble() - 0.2) * Math.pow(10, random.nextInt(12));
            double cut = random.nextBoolean() ? number : Math.round(number * 2) / 2.0;
            assertThat(NumberText.grouped(cut)).isEqualTo(String.format(Locale.ENGLISH, "%,.0f", cut));
        }
    }

    @Test
    void decimalsAreRoundedAndGroupedAsTheFormatterDoes() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), random.nextInt(6));
            assertThat(NumberText.grouped(number, 2)).isEqualTo(String.format(Locale.ENGLISH, "%,.2f", number));
            assertThat(NumberText.grouped(number, 0)).isEqualTo(String.format(Locale.ENGLISH, "%,.0f", number));
        }
    }

    @Test
    void whatIsNoNumberIsSaidSo() {
        assertThat(NumberText.grouped(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void oneDecimalIsAsTheFormatterHasIt() {
        Random random = new Random(5);
        for (double number : EDGES) {
            assertThat(NumberText.tenths(number)).isEqualTo(String.format(Locale.ENGLISH, "%.1f", number));
        }
        for (int i = 0; i < 20_000; i++) {
            double number = (random.nextDouble() - 0.2) * Math.pow(10, random.nextInt(13));
            double cut = random.nextBoolean() ? number : Math.round(number * 20) / 20.0;
            assertThat(NumberText.tenths(cut)).isEqualTo(String.format(Locale.ENGLISH, "%.1f", cut));
        }
    }

    @Test
    void wholeNumbersAreTheGroupedOnesWithoutTheirCommas() {
        for (double number : EDGES) {
            assertThat(NumberText.whole(number))
                    .isEqualTo(NumberText.grouped(number).replace(",", ""));
        }
        assertThat(NumberText.whole(-1_234_567.5)).isEqualTo("-1234568");
    }

    @Test
    void aNumberIsClearWhereEveryWayOfRoundingAgrees() {
        assertThat(NumberText.isClear(2)).isTrue();
        assertThat(NumberText.isClear(-2.49)).isTrue();
        assertThat(NumberText.isClear(2.5)).isFalse();
        assertThat(NumberText.isClear(2.4999999)).isFalse();
        assertThat(NumberText.isClear(1e11)).isFalse();
        assertThat(NumberText.isClear(Double.NaN)).isFalse();
        assertThat(NumberText.isClear(Double.NEGATIVE_INFINITY)).isFalse();
    }
}
