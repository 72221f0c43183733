package io.holdfast.worth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.worth.fit.Renewals;
import io.holdfast.worth.fit.VisitFit;
import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.Nbd;
import io.holdfast.worth.model.ShiftedBetaGeometric;
import io.holdfast.worth.model.Simulation;
import io.holdfast.worth.model.Visits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CurvesTest {

    /** The paper's regular clients, followed from the start: what was seen is what was counted. */
    @Test
    void aCohortFollowedFromItsStartIsSeenAsItWasCounted() {
        SurvivalCurve curve = SurvivalCurve.of(
                Renewals.ofCohort(1000, 631, 468, 382, 326, 289, 262, 241), new ShiftedBetaGeometric(0.704, 1.182));
        assertThat(curve.points()).extracting(SurvivalCurve.Point::seen).satisfies(seen -> {
            assertThat(seen.get(1)).isCloseTo(0.631, within(1e-12));
            assertThat(seen.get(7)).isCloseTo(0.241, within(1e-12));
        });
        assertThat(curve.widestGap()).isLessThan(0.01);
    }

    /** Who is still watched when they have made two renewals says nothing about the third. */
    @Test
    void whoIsNoLongerWatchedCountsUntilThen() {
        Renewals renewals = Renewals.NONE;
        for (int i = 0; i < 100; i++) {
            renewals = renewals.with(i < 20 ? 0 : i < 60 ? 1 : 2, i < 20);
        }
        SurvivalCurve curve = SurvivalCurve.of(renewals, new ShiftedBetaGeometric(1, 1));
        assertThat(curve.points()).extracting(SurvivalCurve.Point::watched).containsExactly(100.0, 100.0, 40.0);
        assertThat(curve.points().get(2).seen()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void whoNeverStopsComesAsOftenAsSimulated() {
        Nbd model = new Nbd(0.8, 10);
        Random dice = new Random(7);
        List<Visits> clients = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            double age = 20 + dice.nextInt(30);
            List<Double> times = Simulation.times(new BgNbd(0.8, 10, 1e-9, 1), age, dice);
            clients.add(new Visits(times.size(), times.isEmpty() ? 0 : times.get(times.size() - 1), age));
        }
        Nbd fitted = VisitFit.nbd(clients).found().orElseThrow().model();
        assertThat(fitted.r()).isCloseTo(model.r(), within(0.08));
        assertThat(fitted.alpha()).isCloseTo(model.alpha(), within(1.2));
        assertThat(VisitFit.best(clients).found().orElseThrow().family().name()).isEqualTo("nbd");
        VisitCounts counts = VisitCounts.of(clients, model);
        Offset<Double> noise = within(4 * Math.sqrt(1_000));
        assertThat(counts.counts()).allSatisfy(one -> assertThat(one.seen()).isCloseTo(one.model(), noise));
        assertThat(counts.counts().stream()
                        .mapToDouble(VisitCounts.Count::model)
                        .sum())
                .isCloseTo(4_000, within(1e-6));
        assertThat(model.visitsIfStillComing(new Visits(3, 10, 20), 5)).isCloseTo(5 * 3.8 / 30, within(1e-12));
    }
}
