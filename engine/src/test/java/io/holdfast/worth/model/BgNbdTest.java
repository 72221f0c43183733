package io.holdfast.worth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

class BgNbdTest {

    private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);

    private static final List<BgNbd> MODELS = List.of(
            CDNOW,
            new BgNbd(2.4, 11, 1, 2),
            new BgNbd(0.5, 3, 1 + 1e-9, 0.7),
            new BgNbd(0.9, 0.3, 0.2, 0.3),
            new BgNbd(50, 40, 2, 1.5),
            new BgNbd(0.01, 60, 8, 30));

    private static final List<Visits> HISTORIES = List.of(
            new Visits(0, 0, 0),
            new Visits(0, 0, 38.86),
            new Visits(1, 1.71, 38.86),
            new Visits(2, 30.43, 38.86),
            new Visits(7, 29.43, 29.43),
            new Visits(3, 0, 52),
            new Visits(1000, 900, 1000),
            new Visits(4, 20, 100_000));

    @Test
    void aClientOfThePaperIsExpectedBackAsPrinted() {
        assertThat(CDNOW.expectedVisits(new Visits(2, 30.43, 38.86), 39)).isCloseTo(1.226, within(0.0005));
    }

    @Test
    void likelihoodIsTheMeanOverAllRatesAndChances() {
        for (BgNbd model : MODELS) {
            for (Visits seen : HISTORIES) {
                int x = seen.repeats();
                double still = logRate(model, x, seen.age()) + logChance(model, 0, x);
                double log = still;
                if (x > 0) {
                    double stopped = logRate(model, x, seen.last()) + logChance(model, 1, x - 1);
                    double top = Math.max(still, stopped);
                    log = top + Math.log(Math.exp(still - top) + Math.exp(stopped - top));
                }
                assertThat(model.logLikelihood(seen))
                        .as("%s of %s", seen, model)
                        .isCloseTo(log, within(1e-8 * Math.max(1, Math.abs(log))));
                assertThat(model.alive(seen))
                        .as("%s of %s", seen, model)
                        .isCloseTo(Math.exp(still - log), within(1e-7));
            }
        }
    }

    @Test
    void visitsToComeAreTheMeanOverAllRatesAndChances() {
        for (BgNbd model : MODELS) {
            for (Visits seen : HISTORIES) {
                for (double time : new double[] {1e-6, 0.5, 39, 520, 1e6}) {
                    VisitsToCome coming = model.stillComing(seen);
                    double tau = time / coming.alpha();
                    double mean = Math.exp(Quadrature.logMeanOverBeta(
                            coming.a(),
                            coming.b(),
                            (logP, logRest) -> logP < -300
                                    ? Math.log(coming.r() * tau)
                                    : Math.log(-Math.expm1(-coming.r() * Math.log1p(Math.exp(logP) * tau))) - logP));
                    assertThat(coming.in(time))
                            .as("%s of %s in %s", seen, model, time)
                            .isCloseTo(mean, within(1e-7 * mean));
                    assertThat(model.expectedVisits(seen, time))
                            .isCloseTo(mean * model.alive(seen), within(1e-7 * mean));
                }
            }
        }
    }

    @Test
    void bothWaysToAddUpVisitsAgree() {
        for (Visits seen : HISTORIES) {
            VisitsToCome coming = CDNOW.stillComing(seen);
            for (double time : new double[] {4, 39, 520}) {
                assertThat(coming.addedUp(time / coming.alpha()))
                        .isCloseTo(coming.in(time), within(1e-7 * coming.in(time)));
            }
        }
    }

    @Test
    void simulatedClientsComeAsOftenAsExpected() {
        Random dice = new Random(4711);
        BgNbd model = new BgNbd(1.5, 6, 1.2, 3);
        int clients = 200_000;
        double sum = 0;
        int[] counts = new int[4];
        for (int i = 0; i < clients; i++) {
            int visits = Simulation.visits(model, 30, dice).repeats();
            sum += visits;
            if (visits < counts.length) {
                counts[visits]++;
            }
        }
        assertThat(sum / clients).isCloseTo(model.expectedVisits(30), within(0.03));
        for (int x = 0; x < counts.length; x++) {
            assertThat((double) counts[x] / clients).isCloseTo(model.chanceOf(x, 30), within(0.004));
        }
    }

    @Test
    void chancesOfAllNumbersOfVisitsAddUpToOneAndToTheMean() {
        double sum = 0;
        double mean = 0;
        for (int x = 0; x < 600; x++) {
            sum += CDNOW.chanceOf(x, 39);
            mean += x * CDNOW.chanceOf(x, 39);
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(mean).isCloseTo(CDNOW.expectedVisits(39), within(1e-8));
        assertThat(CDNOW.chanceOf(0, 0)).isEqualTo(1);
        assertThat(CDNOW.chanceOf(2, 0)).isZero();
    }

    @Test
    void neverLeavesTheNumbers() {
        double[] sizes = {1e-4, 0.3, 1, 20, 1e4};
        for (double r : sizes) {
            for (double alpha : sizes) {
                for (double a : sizes) {
                    BgNbd model = new BgNbd(r, alpha, a, 1.1);
                    for (Visits seen : HISTORIES) {
                        assertThat(model.alive(seen)).isBetween(0.0, 1.0);
                        assertThat(model.logLikelihood(seen)).isFinite();
                        assertThat(model.expectedVisits(seen, 39)).isFinite().isNotNegative();
                        assertThat(model.expectedVisits(seen, 0)).isZero();
                    }
                }
            }
        }
    }

    @Test
    void whoJustCameIsMoreLikelyStillComing() {
        assertThat(CDNOW.alive(new Visits(5, 38, 39))).isGreaterThan(CDNOW.alive(new Visits(5, 10, 39)));
        assertThat(CDNOW.alive(new Visits(0, 0, 39))).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(1, -1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(1, 1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(1, 1, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Visits(1, 5, 4))
                .withMessage("The last visit at 5.0 lies after the day of looking, 4.0.");
        assertThatIllegalArgumentException().isThrownBy(() -> new Visits(-1, 0, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Visits(1, -1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Visits(1, 0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.expectedVisits(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.chanceOf(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> CDNOW.chanceOf(1, -1));
    }

    /** ln E[λ^x e^(−λt)] over the rates. */
    private static double logRate(BgNbd model, int x, double time) {
        double logDensity = model.r() * Math.log(model.alpha()) - Gamma.logGamma(model.r());
        return logDensity
                + Quadrature.logOverHalfLine(
                        logRate -> (model.r() + x - 1) * logRate - (model.alpha() + time) * Math.exp(logRate));
    }

    /** ln E[p^stops (1−p)^(goes on)] over the chances. */
    private static double logChance(BgNbd model, int stops, int goesOn) {
        return Quadrature.logMeanOverBeta(model.a(), model.b(), (logP, logRest) -> stops * logP + goesOn * logRest);
    }
}
