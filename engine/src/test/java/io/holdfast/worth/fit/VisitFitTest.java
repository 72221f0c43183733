package io.holdfast.worth.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.Simulation;
import io.holdfast.worth.model.Visits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VisitFitTest {

    private static final BgNbd TRUTH = new BgNbd(0.8, 6, 0.8, 2.5);

    @Test
    void givesTheFiguresThePaperPrintsOfCdnow() throws IOException {
        List<Visits> clients = Cdnow.clients();
        Fitted<BgNbd> fit = VisitFit.bgNbd(clients).found().orElseThrow();
        assertThat(fit.model().r()).isCloseTo(0.243, within(0.0005));
        assertThat(fit.model().alpha()).isCloseTo(4.414, within(0.0005));
        assertThat(fit.model().a()).isCloseTo(0.793, within(0.0005));
        assertThat(fit.model().b()).isCloseTo(2.426, within(0.0005));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.4, within(0.05));
        assertThat(fit.model().expectedVisits(new Visits(2, 30.43, 38.86), 39)).isCloseTo(1.226, within(0.0005));
        Estimate toCome = fit.predict(model -> clients.stream()
                .mapToDouble(one -> model.expectedVisits(one, 39))
                .sum());
        assertThat(toCome.value()).isCloseTo(1653, within(0.5));
    }

    @Test
    void findsTheParametersThatClientsWereDrawnFrom() {
        Fitted<BgNbd> fit = VisitFit.bgNbd(simulated(TRUTH, 8000, 2007)).found().orElseThrow();
        List<Estimate> found = List.copyOf(fit.parameters().values());
        double[] truth = {TRUTH.r(), TRUTH.alpha(), TRUTH.a(), TRUTH.b()};
        for (int i = 0; i < truth.length; i++) {
            assertThat(Math.log(found.get(i).value() / truth[i]))
                    .isCloseTo(
                            0,
                            within(3.5
                                    * found.get(i).standardError()
                                    / found.get(i).value()));
            assertThat(found.get(i).standardError() / found.get(i).value()).isBetween(0.01, 0.4);
        }
        assertThat(fit.logLikelihood())
                .isGreaterThan(simulated(TRUTH, 8000, 2007).stream()
                        .mapToDouble(TRUTH::logLikelihood)
                        .sum());
        assertThat(fit.clients()).isEqualTo(8000);
    }

    @Test
    void theOrderOfClientsMakesNoDifference() {
        List<Visits> clients = simulated(TRUTH, 500, 3);
        List<Visits> shuffled = new ArrayList<>(clients);
        Collections.shuffle(shuffled, new Random(5));
        Fitted<BgNbd> one = VisitFit.bgNbd(clients).found().orElseThrow();
        Fitted<BgNbd> other = VisitFit.bgNbd(shuffled).found().orElseThrow();
        assertThat(one.model().r()).isCloseTo(other.model().r(), within(1e-6));
        assertThat(one.model().b()).isCloseTo(other.model().b(), within(1e-5));
    }

    @Test
    void refusesWhatIsTooLittleToLearnFrom() {
        assertThat(VisitFit.bgNbd(simulated(TRUTH, 59, 1)))
                .isEqualTo(new Refused<>("too few clients: 59 of at least 60"));
        List<Visits> once = Collections.nCopies(100, new Visits(0, 0, 30));
        assertThat(VisitFit.bgNbd(once)).isEqualTo(new Refused<>("too few clients who came back: 0 of at least 30"));
    }

    @Test
    void refusesToTellStoppingFromPausingWhereNobodyEverStops() {
        List<Visits> steady = Stream.iterate(1, i -> i <= 200, i -> i + 1)
                .map(i -> new Visits(20 + i % 7, 99.5, 100))
                .toList();
        assertThat(VisitFit.bgNbd(steady))
                .isEqualTo(new Refused<>("the visits do not tell how clients stop coming from how they pause"));
    }

    static List<Visits> simulated(BgNbd truth, int clients, long seed) {
        Random dice = new Random(seed);
        List<Visits> visits = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            visits.add(Simulation.visits(truth, 26 + 26 * dice.nextDouble(), dice));
        }
        return visits;
    }
}
