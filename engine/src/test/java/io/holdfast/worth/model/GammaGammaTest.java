package io.holdfast.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

class GammaGammaTest {

    private static final GammaGamma CDNOW = new GammaGamma(6.25, 3.74, 15.44);

    private static final List<Spend> SPENDS = List.of(
            new Spend(1, 11.77),
            new Spend(2, 22.35),
            new Spend(7, 73.74),
            new Spend(1000, 30),
            new Spend(3, 0.01),
            new Spend(2, 1e6));

    @Test
    void likelihoodIsTheMeanOverAllScales() {
        for (GammaGamma model : List.of(CDNOW, new GammaGamma(0.4, 1.2, 300), new GammaGamma(30, 12, 2))) {
            for (Spend spend : SPENDS) {
                double shape = model.p() * spend.visits();
                double rest = shape * Math.log(spend.visits())
                        - Gamma.logGamma(shape)
                        + (shape - 1) * Math.log(spend.mean())
                        + model.q() * Math.log(model.gamma())
                        - Gamma.logGamma(model.q());
                double log = rest
                        + Quadrature.logOverHalfLine(logScale -> (shape + model.q() - 1) * logScale
                                - (model.gamma() + spend.visits() * spend.mean()) * Math.exp(logScale));
                assertThat(model.logLikelihood(spend))
                        .as("%s of %s", spend, model)
                        .isCloseTo(log, within(1e-8 * Math.max(1, Math.abs(log))));
            }
        }
        assertThat(CDNOW.logLikelihood(Spend.NONE)).isZero();
    }

    @Test
    void expectedSpendIsTheMeanGivenWhatWasSeen() {
        for (Spend spend : SPENDS) {
            double shape = CDNOW.p() * spend.visits() + CDNOW.q();
            double scale = CDNOW.gamma() + spend.visits() * spend.mean();
            double log = shape * Math.log(scale)
                    - Gamma.logGamma(shape)
                    + Quadrature.logOverHalfLine(
                            logNu -> Math.log(CDNOW.p()) + (shape - 2) * logNu - scale * Math.exp(logNu));
            assertThat(CDNOW.expectedSpend(spend)).isCloseTo(Math.exp(log), within(1e-6 * Math.exp(log)));
        }
    }

    @Test
    void whoNeverCameBackIsExpectedToSpendLikeAll() {
        assertThat(CDNOW.expectedSpend(Spend.NONE)).isEqualTo(CDNOW.meanOfAll());
        assertThat(CDNOW.meanOfAll()).isCloseTo(6.25 * 15.44 / 2.74, within(1e-9));
    }

    @Test
    void simulatedClientsSpendWhatIsExpected() {
        Random dice = new Random(815);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += Simulation.spend(CDNOW, 2, dice).mean();
        }
        assertThat(sum / 100_000).isCloseTo(CDNOW.meanOfAll(), within(0.3));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GammaGamma(1, 1, 1))
                .withMessage("q is above 1, not 1.0.");
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(0, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(1, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Spend(2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Spend(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Spend(1, -2));
    }

    @Test
    void aVisitorIsWorthTheirVisitsTimesTheirSpendMonthByMonth() {
        BgNbd visits = new BgNbd(0.243, 4.414, 0.793, 2.426);
        Visits seen = new Visits(2, 30.43, 38.86);
        Spend spent = new Spend(2, 22.35);
        VisitorValue value = new VisitorValue(visits, CDNOW, 30.0 / 7);
        double sum = 0;
        for (int k = 1; k <= 12; k++) {
            double month = visits.expectedVisits(seen, k * 30.0 / 7) - visits.expectedVisits(seen, (k - 1) * 30.0 / 7);
            sum += month * CDNOW.expectedSpend(spent) / Math.pow(1.01, k);
        }
        assertThat(value.of(seen, spent, 0.4, 12, 0.01)).isCloseTo(0.4 * sum, within(1e-9));
        assertThat(value.of(seen, spent, 1, 12, 0))
                .isCloseTo(visits.expectedVisits(seen, 360 / 7.0) * CDNOW.expectedSpend(spent), within(1e-9));
        assertThat(value.of(seen, spent, 0.4, 0, 0.01)).isZero();
        assertThat(value.of(new Visits(1000, 10, 1e6), Spend.NONE, 0.4, 36, 0.01))
                .isFinite()
                .isNotNegative();
    }
}
