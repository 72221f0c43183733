package io.holdfast.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

    @ParameterizedTest
    @CsvSource({"0.668, 3.806", "0.704, 1.182", "0.02, 0.01", "40, 300", "3, 0.5"})
    void survivalIsTheMeanOverAllChancesToLeave(double alpha, double beta) {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(alpha, beta);
        for (int t : new int[] {0, 1, 2, 7, 30, 1000}) {
            double log = Quadrature.logMeanOverBeta(alpha, beta, (logLeave, logStay) -> t * logStay);
            assertThat(model.survival(t)).isCloseTo(Math.exp(log), within(1e-9));
            assertThat(model.logSurvival(t)).isCloseTo(log, within(1e-7 * Math.max(1, -log)));
        }
        for (int t : new int[] {1, 2, 7, 30, 1000}) {
            double log = Quadrature.logMeanOverBeta(alpha, beta, (logLeave, logStay) -> logLeave + (t - 1) * logStay);
            assertThat(model.leaving(t)).isCloseTo(Math.exp(log), within(1e-9));
            assertThat(model.leaving(t)).isCloseTo(model.survival(t - 1) - model.survival(t), within(1e-9));
            assertThat(model.retention(t)).isCloseTo(model.survival(t) / model.survival(t - 1), within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.668, 3.806, 1, 0.1",
        "0.704, 1.182, 1, 0.1",
        "0.704, 1.182, 5, 0.1",
        "0.067, 0.267, 3, 0.01",
        "3.8, 15.2, 2, 0.000001",
        "0.5, 1, 1, 0.000000001",
        "500, 100, 1, 0.05",
    })
    void residualMarginsAreTheDiscountedSumOverAllChances(double alpha, double beta, int period, double discount) {
        double log = Quadrature.logMeanOverBeta(
                alpha,
                beta + period - 1,
                (logLeave, logStay) -> logStay + Math.log(1 + discount) - Math.log(discount + Math.exp(logLeave)));
        double expected = Math.exp(log);
        assertThat(new ShiftedBetaGeometric(alpha, beta).residualMargins(period, discount))
                .isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
    }

    @Test
    void residualMarginsAreTheSumOfWhatIsPaid() {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(0.668, 3.806);
        double sum = 0;
        for (int t = 4; t < 3000; t++) {
            sum += model.survival(t) / model.survival(3) / Math.pow(1.1, t - 4);
        }
        assertThat(model.residualMargins(4, 0.1)).isCloseTo(sum, within(1e-9));
    }

    @Test
    void thoseWhoStayedLongStayLonger() {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(0.704, 1.182);
        for (int n = 1; n < 40; n++) {
            assertThat(model.retention(n + 1)).isGreaterThan(model.retention(n));
            assertThat(model.residualMargins(n + 1, 0.1)).isGreaterThan(model.residualMargins(n, 0.1));
        }
    }

    @Test
    void aConstantRateIsStatedWithItsTiming() {
        ConstantRetention model = new ConstantRetention(0.8);
        double later = 0;
        double atRenewal = 0;
        for (int t = 1; t < 2000; t++) {
            later += 100 * Math.pow(0.8, t) / Math.pow(1.1, t);
            atRenewal += Math.pow(0.8, t) / Math.pow(1.1, t - 1);
        }
        assertThat(model.valueOfLaterMargins(100, 0.1)).isCloseTo(later, within(1e-9));
        assertThat(model.valueWithFirstMarginNow(100, 0.1)).isCloseTo(100 + later, within(1e-9));
        assertThat(model.residualMargins(7, 0.1)).isCloseTo(atRenewal, within(1e-9));
        assertThat(model.survival(3)).isCloseTo(0.512, within(1e-12));
        assertThat(model.survival(0)).isEqualTo(1);
        assertThat(model.retention(9)).isEqualTo(0.8);
    }

    @Test
    void aConstantRateIsWhatEqualClientsComeTo() {
        Retention equal = new ShiftedBetaGeometric(0.2e7, 0.8e7);
        Retention constant = new ConstantRetention(0.8);
        assertThat(equal.survival(5)).isCloseTo(constant.survival(5), within(1e-6));
        assertThat(equal.residualMargins(3, 0.1)).isCloseTo(constant.residualMargins(3, 0.1), within(1e-5));
    }

    @Test
    void neverLeavesTheNumbers() {
        for (double alpha : new double[] {1e-6, 0.5, 1e6}) {
            for (double beta : new double[] {1e-6, 0.5, 1e6}) {
                for (int t : new int[] {1, 1000, 1_000_000}) {
                    ShiftedBetaGeometric model = new ShiftedBetaGeometric(alpha, beta);
                    assertThat(model.survival(t)).isBetween(0.0, 1.0);
                    assertThat(model.leaving(t)).isBetween(0.0, 1.0);
                    assertThat(model.residualMargins(t, 1e-9)).isFinite().isNotNegative();
                }
            }
        }
        for (double rate : new double[] {0, 0.5, 1}) {
            ConstantRetention model = new ConstantRetention(rate);
            assertThat(model.valueOfLaterMargins(1, 1e-9)).isFinite().isNotNegative();
            assertThat(model.valueWithFirstMarginNow(1, 1e-9)).isFinite().isNotNegative();
            assertThat(model.residualMargins(1, 1e-9)).isFinite().isNotNegative();
        }
    }

    @Test
    void refusesParametersThatMeanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShiftedBetaGeometric(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShiftedBetaGeometric(1, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShiftedBetaGeometric(1, Double.POSITIVE_INFINITY))
                .withMessage("beta is a number above 0, not Infinity.");
        assertThatIllegalArgumentException().isThrownBy(() -> new ConstantRetention(1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConstantRetention(-0.01));
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> model.survival(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.leaving(0));
        assertThatIllegalArgumentException().isThrownBy(() -> model.retention(0));
        assertThatIllegalArgumentException().isThrownBy(() -> model.residualMargins(0, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.residualMargins(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConstantRetention(1).residualMargins(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConstantRetention(1).valueOfLaterMargins(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConstantRetention(1).valueWithFirstMarginNow(1, 0));
    }
}
