package io.holdfast.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HypergeometricFunctionTest {

    private static final double[] REACH = {1e-12, 0.01, 0.3, 0.5, 0.74, 0.76, 0.9, 0.99, 0.9999, 1 - 1e-6, 1 - 1e-9};

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.1, 0.5, 0.8, 0.95, 0.999, 1 - 1e-6, 1 - 1e-9})
    void isTheElementaryFunctionsItIsKnownToBe(double z) {
        double rest = 1 - z;
        assertThat(value(1, 1, 2, z)).isCloseTo(-Math.log1p(-z) / z, near(1e-12));
        assertThat(value(1.7, 0.6, 0.6, z)).isCloseTo(Math.pow(rest, -1.7), near(1e-11));
        double w = Math.sqrt(z);
        assertThat(value(0.5, 1, 1.5, z)).isCloseTo((Math.log1p(w) - Math.log1p(-w)) / 2 / w, near(1e-7));
        assertThat(value(0.5, 0.5, 1.5, z)).isCloseTo(Math.asin(w) / w, near(1e-7));
        assertThat(value(2, 1, 1, z)).isCloseTo(1 / (rest * rest), near(1e-11));
    }

    @Test
    void isOneAtNothing() {
        assertThat(HypergeometricFunction.log(3, 4, 5, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void isEulersIntegral(long seed) {
        Random dice = new Random(seed);
        for (double z : REACH) {
            double a = size(dice);
            double b = size(dice);
            double c = b + size(dice);
            double log = Quadrature.logMeanOverBeta(
                    b, c - b, (logT, logRest) -> -a * Math.log((1 - z) + z * Math.exp(logRest)));
            assertThat(HypergeometricFunction.log(a, b, c, z))
                    .as("seed %d: F(%s, %s; %s; %s)", seed, a, b, c, z)
                    .isCloseTo(log, within(1e-8 * Math.max(1, Math.abs(log))));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void keepsTheRelationOfThreeNeighbours(long seed) {
        Random dice = new Random(seed);
        for (double z : REACH) {
            double a = size(dice);
            double b = size(dice);
            double c = size(dice);
            // (c−a) F(a−1) + (2a−c−(a−b)z) F(a) + a(z−1) F(a+1) = 0, asked of a+1
            double low = HypergeometricFunction.log(a, b, c, z);
            double middle = HypergeometricFunction.log(a + 1, b, c, z);
            double high = HypergeometricFunction.log(a + 2, b, c, z);
            double top = Math.max(low, Math.max(middle, high + Math.log(1 - z)));
            double one = (c - a - 1) * Math.exp(low - top);
            double two = (2 * (a + 1) - c - (a + 1 - b) * z) * Math.exp(middle - top);
            double three = (a + 1) * (z - 1) * Math.exp(high - top);
            assertThat(one + two + three)
                    .as("seed %d: F(%s, %s; %s; %s)", seed, a, b, c, z)
                    .isCloseTo(0, within(1e-7 * (Math.abs(one) + Math.abs(two) + Math.abs(three))));
        }
    }

    @Test
    void staysRightWhereItsThirdParameterIsNearlyNothing() {
        for (double c : new double[] {1e-3, 1e-6, 1e-9}) {
            double limit = 0.6 * 0.4 * 0.5 * value(1.6, 1.4, 2, 0.5);
            assertThat(c * (value(0.6, 0.4, c, 0.5) - 1)).isCloseTo(limit, near(3 * c));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000.243, 1002.4, 1002.2, 0.4",
        "1000.243, 1002.4, 1002.2, 0.999999",
        "50, 2, 3, 0.9999",
        "1, 100001, 100001.7, 0.9",
        "300, 0.01, 0.02, 0.999999999",
        "1, 5, 500, 0.999999999",
        "100, 100, 205, 0.9999999",
    })
    void neverLosesItsNumbersToSize(double a, double b, double c, double z) {
        double log = HypergeometricFunction.log(a, b, c, z);
        assertThat(log).isFinite().isPositive();
        if (c > b) {
            assertThat(log)
                    .isCloseTo(
                            Quadrature.logMeanOverBeta(
                                    b, c - b, (logT, logRest) -> -a * Math.log((1 - z) + z * Math.exp(logRest))),
                            within(1e-8 * Math.max(1, log)));
        }
    }

    @Test
    void refusesWhatItDoesNotCover() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HypergeometricFunction.log(1, 1, 1, 1))
                .withMessageContaining("outside");
        assertThatIllegalArgumentException().isThrownBy(() -> HypergeometricFunction.log(0, 1, 1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> HypergeometricFunction.log(1, -1, 1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> HypergeometricFunction.log(1, 1, 0, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> HypergeometricFunction.log(1, 1, 1, -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> HypergeometricFunction.log(1, 1, 1, Double.NaN));
    }

    private static double value(double a, double b, double c, double z) {
        return Math.exp(HypergeometricFunction.log(a, b, c, z));
    }

    private static double size(Random dice) {
        return Math.exp(dice.nextDouble() * 8 - 4);
    }

    private static org.assertj.core.data.Percentage near(double share) {
        return org.assertj.core.data.Percentage.withPercentage(100 * share);
    }
}
