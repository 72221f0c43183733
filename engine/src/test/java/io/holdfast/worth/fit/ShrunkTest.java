package io.holdfast.worth.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.GammaGamma;
import io.holdfast.worth.model.ShiftedBetaGeometric;
import io.holdfast.worth.model.Spend;
import io.holdfast.worth.model.Visits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShrunkTest {

    @Test
    void aSegmentThatKnowsMuchOfItselfStaysNearItsOwnFit() {
        Map<String, Renewals> segments = new LinkedHashMap<>();
        segments.put("loyal", renewals(0.3, 4, 300, 1));
        segments.put("fickle", renewals(1.5, 1.5, 300, 2));
        segments.put("middling", renewals(0.7, 2, 300, 3));
        Shrunk<ShiftedBetaGeometric> shrunk = RenewalFit.sbg(all(segments), segments);

        assertThat(shrunk.segments()).containsOnlyKeys("loyal", "fickle", "middling");
        for (String name : List.of("loyal", "fickle")) {
            double own = firstYear(RenewalFit.sbg(get(segments, name)).found().orElseThrow());
            double kept = firstYear(get(shrunk.segments(), name));
            double whole = firstYear(shrunk.all());
            assertThat(Math.abs(kept - own)).isLessThan(Math.abs(whole - own) / 2);
        }
    }

    @Test
    void aSegmentOfOneClientStaysWithAll() {
        Map<String, Renewals> segments = new LinkedHashMap<>();
        segments.put("loyal", renewals(0.3, 4, 300, 1));
        segments.put("fickle", renewals(1.5, 1.5, 300, 2));
        SortedMap<Integer, Double> left = new TreeMap<>(Map.of(2, 1.0));
        segments.put("single", new Renewals(left, new TreeMap<>()));
        Shrunk<ShiftedBetaGeometric> shrunk = RenewalFit.sbg(all(segments), segments);

        Fitted<ShiftedBetaGeometric> single = get(shrunk.segments(), "single");
        assertThat(firstYear(single)).isCloseTo(firstYear(shrunk.all()), within(0.15));
        assertThat(firstYear(single)).isGreaterThan(firstYear(get(shrunk.segments(), "fickle")));
        assertThat(single.clients()).isEqualTo(1);
        assertThat(first(single).standardError())
                .isGreaterThan(first(shrunk.all()).standardError());
    }

    @Test
    void segmentsThatDoNotDifferTakeTheFitOfAll() {
        Renewals same = renewals(0.7, 2, 400, 9);
        Map<String, Renewals> segments = Map.of("a", same, "b", same, "c", same);
        assertThat(RenewalFit.sbg(all(segments), segments).segments()).isEmpty();
        assertThat(RenewalFit.sbg(all(segments), Map.of("a", same)).segments()).isEmpty();
    }

    @Test
    void visitsAndSpendShrinkTheSameWay() {
        Map<String, List<Visits>> visits = Map.of(
                "often", VisitFitTest.simulated(new BgNbd(2, 4, 0.8, 4), 300, 1),
                "seldom", VisitFitTest.simulated(new BgNbd(0.6, 8, 0.8, 2), 300, 2),
                "one", List.of(new Visits(3, 10, 12)));
        List<Visits> everybody = new ArrayList<>();
        visits.values().forEach(everybody::addAll);
        Shrunk<BgNbd> shrunk = VisitFit.bgNbd(VisitFit.bgNbd(everybody).found().orElseThrow(), visits);
        assertThat(shrunk.segments()).containsOnlyKeys("often", "seldom", "one");
        assertThat(get(shrunk.segments(), "often").model().expectedVisits(10))
                .isGreaterThan(shrunk.all().model().expectedVisits(10));

        Map<String, List<Spend>> spends = Map.of(
                "much", SpendFitTest.simulated(new GammaGamma(6, 4, 40), 300, 3),
                "little", SpendFitTest.simulated(new GammaGamma(6, 4, 10), 300, 4),
                "never", List.of(Spend.NONE));
        List<Spend> spent = new ArrayList<>();
        spends.values().forEach(spent::addAll);
        Shrunk<GammaGamma> shrunkSpend =
                SpendFit.gammaGamma(SpendFit.gammaGamma(spent).found().orElseThrow(), spends);
        assertThat(get(shrunkSpend.segments(), "much").model().meanOfAll())
                .isGreaterThan(2 * get(shrunkSpend.segments(), "little").model().meanOfAll());
    }

    private static Renewals renewals(double alpha, double beta, int clients, long seed) {
        return RenewalFitTest.simulated(new ShiftedBetaGeometric(alpha, beta), clients, 6, new Random(seed));
    }

    private static Fitted<ShiftedBetaGeometric> all(Map<String, Renewals> segments) {
        SortedMap<Integer, Double> left = new TreeMap<>();
        SortedMap<Integer, Double> staying = new TreeMap<>();
        segments.values().forEach(one -> {
            one.left().forEach((t, count) -> left.merge(t, count, Double::sum));
            one.staying().forEach((t, count) -> staying.merge(t, count, Double::sum));
        });
        return RenewalFit.sbg(new Renewals(left, staying)).found().orElseThrow();
    }

    private static double firstYear(Fitted<ShiftedBetaGeometric> fit) {
        return fit.model().retention(1);
    }

    private static Estimate first(Fitted<?> fit) {
        return fit.parameters().values().iterator().next();
    }

    private static <V> V get(Map<String, V> map, String key) {
        return java.util.Optional.ofNullable(map.get(key)).orElseThrow();
    }
}
