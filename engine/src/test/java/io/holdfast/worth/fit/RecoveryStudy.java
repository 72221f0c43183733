package io.holdfast.worth.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.GammaGamma;
import io.holdfast.worth.model.ShiftedBetaGeometric;
import io.holdfast.worth.model.Simulation;
import io.holdfast.worth.model.Spend;
import io.holdfast.worth.model.Visits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Do fits find the parameters that clients were drawn from, and do their 95 % intervals hold them as often as they say?
 * Too long for every build, and so not named a test: {@code ./mvnw -pl engine test -Dtest=RecoveryStudy [-Druns=1000]}.
 */
class RecoveryStudy {

    private static final int RUNS = Integer.getInteger("runs", 1000);
    private static final int CLIENTS = 1000;

    @Test
    void renewals() {
        ShiftedBetaGeometric truth = new ShiftedBetaGeometric(0.704, 1.182);
        study(
                "sbg",
                List.of(truth.alpha(), truth.beta()),
                seed -> RenewalFit.sbg(RenewalFitTest.simulated(truth, CLIENTS, 7, new Random(seed))));
    }

    @Test
    void spend() {
        GammaGamma truth = new GammaGamma(6.25, 3.74, 15.44);
        study("gamma-gamma", List.of(truth.p(), truth.q(), truth.gamma()), seed -> {
            Random dice = new Random(seed);
            List<Spend> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> Simulation.spend(truth, 1 + dice.nextInt(6), dice))
                    .toList();
            return SpendFit.gammaGamma(clients);
        });
    }

    @Test
    void visits() {
        BgNbd truth = new BgNbd(0.8, 6, 0.8, 2.5);
        study("bg-nbd", List.of(truth.r(), truth.alpha(), truth.a(), truth.b()), seed -> {
            Random dice = new Random(seed);
            List<Visits> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> Simulation.visits(truth, 26 + 26 * dice.nextDouble(), dice))
                    .toList();
            return VisitFit.bgNbd(clients);
        });
    }

    private static <M> void study(String model, List<Double> truth, LongFunction<Fit<M>> fit) {
        int[] covered = new int[truth.size()];
        double[] offset = new double[truth.size()];
        List<String> refused = new ArrayList<>();
        LongStream.rangeClosed(1, RUNS).forEach(seed -> {
            Fit<M> run = fit.apply(seed);
            run.fold(Fit::found, no -> {
                refused.add(seed + ": " + no.because());
                return no.found();
            });
            run.found().ifPresent(fitted -> {
                List<Estimate> found = List.copyOf(fitted.parameters().values());
                for (int i = 0; i < covered.length; i++) {
                    Estimate one = found.get(i);
                    covered[i] += one.low() <= truth.get(i) && truth.get(i) <= one.high() ? 1 : 0;
                    offset[i] += Math.log(one.value() / truth.get(i));
                }
            });
        });
        int fits = RUNS - refused.size();
        System.out.printf("%s, %d clients a run, seeds 1 to %d, %d refused%n", model, CLIENTS, RUNS, refused.size());
        refused.stream().limit(10).forEach(why -> System.out.println("  refused with seed " + why));
        for (int i = 0; i < covered.length; i++) {
            double share = (double) covered[i] / fits;
            System.out.printf(
                    "  parameter %d, truth %s: 95 %% intervals hold it in %.1f %% of %d fits, mean log error %+.4f%n",
                    i + 1, truth.get(i), 100 * share, fits, offset[i] / fits);
            assertThat(share).as("%s, parameter %d", model, i + 1).isBetween(0.90, 0.99);
        }
        assertThat(refused.size()).isLessThanOrEqualTo(RUNS / 20);
    }
}
