package io.holdfast.worth;

import static io.holdfast.worth.FittedBook.value;
import static io.holdfast.worth.FittedBook.visits;
import static io.holdfast.worth.FittedBook.years;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.worth.fit.Family;
import io.holdfast.worth.model.BgNbd;
import io.holdfast.worth.model.GammaGamma;
import io.holdfast.worth.model.ShiftedBetaGeometric;
import io.holdfast.worth.model.Spend;
import io.holdfast.worth.model.VisitorValue;
import io.holdfast.worth.model.Visits;
import io.holdfast.worth.parameters.Ranks;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ValuationTest {

    private static final ShiftedBetaGeometric YEARS = new ShiftedBetaGeometric(0.668, 3.806);
    private static final BgNbd VISITS = new BgNbd(0.243, 4.414, 0.793, 2.426);
    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);
    /** The book's yearly discount of 10 %, by the month. */
    private static final double MONTHLY = Math.pow(1.1, 1 / 12.0) - 1;

    @Test
    void aContractIsWorthItsMarginTimesThePublishedResidual() {
        LifetimeValue value = value("'since':'2023-03-01','contract':{'term':'annual','start':'2023-03-01',"
                + "'monthlyFee':100,'marginRate':0.5}");
        double residual = 600 * YEARS.residualMargins(4, 0.1);
        assertThat(value.residual()).isCloseTo(residual, within(1e-6));
        assertThat(value.lifetime()).isCloseTo(3 * 600 + residual, within(1e-6));
        assertThat(value.method()).startsWith("sbg: ");
        assertThat(value.basis().orElseThrow().models())
                .singleElement()
                .satisfies(model -> assertThat(model.parameters())
                        .hasEntrySatisfying(
                                "alpha", alpha -> assertThat(alpha.value()).isEqualTo(0.668)));
        assertThat(value.basis().orElseThrow().because()).isEmpty();
    }

    /** The table goes backwards from one closed form; each of the others has to come out of it. */
    @Test
    void theTableOfRenewalsIsTheClosedForm() {
        for (double discount : new double[] {0.1, 0.008, 0.5}) {
            RenewalTable table = new RenewalTable(new LogErrors<>(Family.SBG, years("*")), discount);
            for (int period : new int[] {1, 2, 3, 10, 100, 500, 1200}) {
                double closed = YEARS.residualMargins(period, discount);
                assertThat(table.margins(period)).isCloseTo(closed, within(closed * 1e-9));
            }
        }
    }

    /** 2,000 draws of the parameters, and the interval that holds 95 % of what each gives. */
    @Test
    void theIntervalIsThatOfParametersDrawnFromTheirErrors() {
        RenewalTable table = new RenewalTable(new LogErrors<>(Family.SBG, years("*")), 0.1);
        Random dice = new Random(3);
        double[] drawn = DoubleStream.generate(() -> {
                    double one = dice.nextGaussian();
                    double other = 0.9 * one + Math.sqrt(1 - 0.81) * dice.nextGaussian();
                    return Math.log(new ShiftedBetaGeometric(
                                    0.668 * Math.exp(one * 0.05 / 0.668), 3.806 * Math.exp(other * 0.3 / 3.806))
                            .residualMargins(3, 0.1));
                })
                .limit(2_000)
                .toArray();
        double mean = DoubleStream.of(drawn).average().orElseThrow();
        double spread = Math.sqrt(
                DoubleStream.of(drawn).map(log -> (log - mean) * (log - mean)).sum() / drawn.length);
        assertThat(table.logError(3)).isCloseTo(spread, within(0.1 * spread));
    }

    @Test
    void aVisitorIsWorthTheVisitsToCome() {
        VisitorValue exact = new VisitorValue(VISITS, SPEND, 30 / 7.0);
        VisitTable<BgNbd> table = new VisitTable<>(new LogErrors<>(Family.BG_NBD, visits("*")), 24, MONTHLY);
        for (int repeats : new int[] {0, 1, 2, 7, 40, 1000, 1500}) {
            for (double age : new double[] {0.5, 3, 38.86, 200, 1500, 6000}) {
                for (double last : repeats == 0 ? new double[] {0} : new double[] {0, 0.6 * age, age}) {
                    Visits seen = new Visits(repeats, last, age);
                    double visits = exact.of(seen, new Spend(1, SPEND.meanOfAll()), 1, 24, MONTHLY) / SPEND.meanOfAll();
                    assertThat(table.expected(seen)).as("%s", seen).isCloseTo(visits, within(1e-6 * visits + 1e-300));
                    assertThat(table.logVariance(seen))
                            .isGreaterThanOrEqualTo(0)
                            .isFinite();
                }
            }
        }
    }

    @Test
    void aVisitorsDaysAndMoneyBecomeTheirValue() {
        LifetimeValue value = value("'purchases':[{'service':'spa','on':'2025-06-01','amount':40},"
                + "{'service':'spa','on':'2025-08-10','amount':60},{'service':'express','on':'2025-08-10','amount':20}],"
                + "'contract':{'marginRate':0.5}");
        Visits seen = new Visits(1, 10, 39);
        double spend = SPEND.expectedSpend(new Spend(1, 80));
        VisitorValue exact = new VisitorValue(VISITS, SPEND, 30 / 7.0);
        assertThat(value.residual()).isCloseTo(exact.of(seen, new Spend(1, 80), 0.5, 24, MONTHLY), within(1e-6));
        assertThat(value.lifetime() - value.residual()).isCloseTo(60, within(1e-9));
        assertThat(value.low()).isLessThan(value.lifetime()).isGreaterThan(60);
        assertThat(value.high()).isGreaterThan(value.lifetime());
        assertThat(spend).isPositive();
        Pace pace = value.pace().orElseThrow();
        assertThat(pace.alive()).isCloseTo(VISITS.alive(seen), within(1e-12));
        assertThat(pace.overdue()).isPositive();
    }

    /** Half of all clients of this history come again within the days it says: simulated, not worked out. */
    @Test
    void theNextVisitIsDueWithEvenOdds() {
        Visits seen = new Visits(6, 30, 36);
        Pace pace = Pace.of(VISITS, seen);
        Random dice = new Random(5);
        int within = 0;
        int all = 20_000;
        for (int i = 0; i < all; i++) {
            double rate = gamma(VISITS.r() + 6, dice) / (VISITS.alpha() + 36);
            within += -Math.log(1 - dice.nextDouble()) / rate * 7 <= pace.nextVisitInDays() ? 1 : 0;
        }
        assertThat((double) within / all).isCloseTo(0.5, within(0.02));
        assertThat(Pace.of(VISITS, new Visits(0, 0, 50)).overdue()).isNull();
        assertThat(Pace.of(VISITS, new Visits(6, 30, 130)).overdue()).isGreaterThan(5);
    }

    @Test
    void ranksAreSharesOfTheBook() {
        double[] worths = DoubleStream.iterate(0, one -> one + 10).limit(1_001).toArray();
        Ranks ranks = Ranks.of(worths, worths);
        assertThat(ranks.rankOf(9_000)).isCloseTo(0.9, within(1e-9));
        assertThat(ranks.rankOf(9_050)).isCloseTo(0.905, within(1e-9));
        assertThat(ranks.rankOf(0)).isZero();
        assertThat(ranks.rankOf(1e9)).isEqualTo(1);
        assertThat(ranks.lifetimeAt(0.5)).isEqualTo(5_000);
        Ranks same = Ranks.of(new double[] {5}, new double[] {5});
        assertThat(same.rankOf(5)).isZero();
        assertThat(same.rankOf(6)).isEqualTo(1);
    }

    /** A Gamma draw for any shape above 1 (Marsaglia and Tsang 2000). */
    private static double gamma(double shape, Random dice) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = dice.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(dice.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
