package io.holdfast.worth.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.worth.model.GammaGamma;
import io.holdfast.worth.model.Simulation;
import io.holdfast.worth.model.Spend;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpendFitTest {

    private static final GammaGamma TRUTH = new GammaGamma(6.25, 3.74, 15.44);

    @Test
    void findsTheParametersThatClientsWereDrawnFrom() {
        List<Spend> clients = simulated(TRUTH, 4000, 17);
        Fitted<GammaGamma> fit = SpendFit.gammaGamma(clients).found().orElseThrow();
        List<Estimate> found = List.copyOf(fit.parameters().values());
        double[] truth = {TRUTH.p(), TRUTH.q(), TRUTH.gamma()};
        for (int i = 0; i < truth.length; i++) {
            assertThat(Math.log(found.get(i).value() / truth[i]))
                    .isCloseTo(
                            0,
                            within(3.5
                                    * found.get(i).standardError()
                                    / found.get(i).value()));
        }
        assertThat(fit.model().meanOfAll()).isCloseTo(TRUTH.meanOfAll(), within(1.5));
        assertThat(fit.logLikelihood())
                .isGreaterThan(
                        clients.stream().mapToDouble(TRUTH::logLikelihood).sum());
        assertThat(fit.warnings()).isEmpty();
    }

    /** These seeds once ended in a refusal: a slope over two points was not flat at the top. */
    @Test
    void findsTheTopWhereTheHillIsLopsided() {
        for (long seed : new long[] {1, 20, 31, 35, 39, 41}) {
            Random dice = new Random(seed);
            List<Spend> clients = IntStream.range(0, 1000)
                    .mapToObj(i -> Simulation.spend(TRUTH, 1 + dice.nextInt(6), dice))
                    .toList();
            assertThat(SpendFit.gammaGamma(clients).found()).as("seed %d", seed).isPresent();
        }
    }

    @Test
    void moneyInMillionsIsTheSameMoney() {
        List<Spend> clients = simulated(TRUTH, 800, 18);
        List<Spend> inMillionths = clients.stream()
                .map(one -> new Spend(one.visits(), one.mean() * 1e6))
                .toList();
        GammaGamma one = SpendFit.gammaGamma(clients).found().orElseThrow().model();
        GammaGamma other =
                SpendFit.gammaGamma(inMillionths).found().orElseThrow().model();
        assertThat(other.q()).isCloseTo(one.q(), within(1e-4));
        assertThat(other.gamma() / one.gamma()).isCloseTo(1e6, within(100.0));
    }

    @Test
    void leavesOutWhoNeverCameBack() {
        List<Spend> clients = new ArrayList<>(simulated(TRUTH, 400, 19));
        clients.addAll(java.util.Collections.nCopies(50, Spend.NONE));
        assertThat(SpendFit.gammaGamma(clients).found().orElseThrow().clients()).isEqualTo(400);
    }

    @Test
    void warnsWhereSpendGoesWithFrequency() {
        List<Spend> related = simulated(TRUTH, 400, 20).stream()
                .map(one -> new Spend(one.visits(), one.mean() * one.visits()))
                .toList();
        Fitted<GammaGamma> fit = SpendFit.gammaGamma(related).found().orElseThrow();
        assertThat(fit.warnings()).singleElement().asString().contains("are correlated (0.");
    }

    @Test
    void refusesWhatItCannotLearnFrom() {
        assertThat(SpendFit.gammaGamma(simulated(TRUTH, 14, 21)))
                .isEqualTo(new Refused<>("too few clients who came back: 14 of at least 60"));
        List<Spend> same =
                IntStream.range(0, 100).mapToObj(i -> new Spend(2, 10)).toList();
        assertThat(SpendFit.gammaGamma(same).found()).isEmpty();
        assertThat(SpendFit.correlation(same)).isZero();
    }

    static List<Spend> simulated(GammaGamma truth, int clients, long seed) {
        Random dice = new Random(seed);
        return IntStream.range(0, clients)
                .mapToObj(i -> Simulation.spend(truth, 1 + dice.nextInt(6), dice))
                .toList();
    }
}
