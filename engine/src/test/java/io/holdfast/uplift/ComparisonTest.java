package io.holdfast.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final Split FAIR = Split.of(1000, 1000, 0.5);

    @ParameterizedTest
    @CsvSource({"0.80,0.85,906", "0.80,0.90,199", "0.70,0.80,294"})
    void needsAsManyClientsAsTheTablesSay(double one, double other, int clients) {
        assertThat(Comparison.needed(one, other)).hasValue(clients);
        assertThat(Comparison.needed(other, one)).hasValue(clients);
        assertThat(Comparison.needed(one, one)).isEmpty();
    }

    /** Newcombe 1998, table II: 56 of 70 against 48 of 80 gives 0.0524 to 0.3339. */
    @Test
    void oneClientAGroupTellsNothingOfAnAmount() {
        Comparison found = Comparison.ofMeans(Arm.NOBODY.and(120), Arm.NOBODY.and(80), Split.UNCHECKED, Looks.ONCE);
        assertThat(found.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(found.high()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(found.sampleNeeded()).isEmpty();
        assertThat(found.verdict()).isEqualTo(Comparison.UNDETERMINED);
    }

    @Test
    void theIntervalIsThePublishedOne() {
        Comparison found = Comparison.ofShares(arm(56, 70), arm(48, 80), Split.of(70, 80, 80 / 150.0), Looks.ONCE);
        assertThat(found.difference()).isCloseTo(0.2, within(1e-12));
        assertThat(found.low()).isCloseTo(0.0524, within(0.00005));
        assertThat(found.high()).isCloseTo(0.3339, within(0.00005));
        assertThat(found.verdict()).isEqualTo("better");
    }

    @Test
    void saysUndeterminedWhereItIs() {
        assertThat(Comparison.ofShares(arm(810, 1000), arm(800, 1000), FAIR, Looks.ONCE)
                        .verdict())
                .isEqualTo(Comparison.UNDETERMINED);
        assertThat(Comparison.ofShares(arm(20, 20), arm(0, 20), Split.of(20, 20, 0.5), Looks.ONCE)
                        .because())
                .isEqualTo("too few clients in a group: 20 of at least 30");
        assertThat(Comparison.ofShares(arm(900, 1000), arm(400, 600), Split.of(1000, 600, 0.5), Looks.ONCE)
                        .because())
                .startsWith("the split is not the one that was meant");
        assertThat(Comparison.ofShares(Arm.NOBODY, Arm.NOBODY, Split.of(0, 0, 0.5), Looks.ONCE)
                        .verdict())
                .isEqualTo(Comparison.UNDETERMINED);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1.95996", "1,2,2.79590", "2,2,1.977", "1,5,4.56158", "3,5,2.63363", "5,5,2.040"})
    void repeatedLooksAskForMoreAtFirst(int look, int planned, double bound) {
        assertThat(new Looks(look, planned).bound()).isCloseTo(bound, within(0.0001));
        assertThatThrownBy(() -> new Looks(planned + 1, planned)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Looks(1, 6)).isInstanceOf(IllegalArgumentException.class);
    }

    /** With five looks and no effect, one in twenty tests at most ends with a verdict: 2,000 tests, seed 9. */
    @Test
    void lookingOftenDoesNotMakeChanceLookLikeAnEffect() {
        Random dice = new Random(9);
        int wrong = 0;
        for (int test = 0; test < 2_000; test++) {
            Arm treated = Arm.NOBODY;
            Arm control = Arm.NOBODY;
            boolean said = false;
            for (int look = 1; look <= 5; look++) {
                for (int i = 0; i < 100; i++) {
                    treated = treated.and(dice.nextDouble() < 0.5 ? 1 : 0);
                    control = control.and(dice.nextDouble() < 0.5 ? 1 : 0);
                }
                Split split = Split.of(look * 100, look * 100, 0.5);
                said |= !Comparison.ofShares(treated, control, split, new Looks(look, 5))
                        .verdict()
                        .equals(Comparison.UNDETERMINED);
            }
            wrong += said ? 1 : 0;
        }
        assertThat(wrong / 2_000.0).isBetween(0.03, 0.07);
    }

    @Test
    void amountsAreComparedByTheirMeans() {
        Random dice = new Random(4);
        Arm treated = Arm.NOBODY;
        Arm control = Arm.NOBODY;
        for (int i = 0; i < 4_000; i++) {
            treated = treated.and(110 + 30 * dice.nextGaussian());
            control = control.and(100 + 20 * dice.nextGaussian());
        }
        Comparison found = Comparison.ofMeans(treated, control, Split.of(4_000, 4_000, 0.5), Looks.ONCE);
        double error = Math.sqrt(900 / 4_000.0 + 400 / 4_000.0);
        assertThat(found.difference()).isCloseTo(10, within(3 * error));
        assertThat(found.high() - found.low()).isCloseTo(2 * 1.96 * error, within(0.1 * error));
        assertThat(found.verdict()).isEqualTo("better");
    }

    @Test
    void aSplitThatChanceDoesNotMakeIsBroken() {
        assertThat(Split.of(9_000, 1_000, 0.1).isBroken()).isFalse();
        assertThat(Split.of(9_150, 850, 0.1).isBroken()).isTrue();
        assertThat(Split.of(60, 40, 0.5).chance()).isCloseTo(0.0455, within(0.0001));
    }

    @Test
    void theQiniCurveRisesWhereTheScoreKnowsWhomItHelps() {
        List<Qini.Scored> told = List.of(
                new Qini.Scored(0.9, true, 1), new Qini.Scored(0.8, false, 0),
                new Qini.Scored(0.2, true, 0), new Qini.Scored(0.1, false, 1));
        Qini qini = Qini.of(told);
        assertThat(qini.curve())
                .containsExactly(
                        new Qini.Point(0, 0),
                        new Qini.Point(1, 1),
                        new Qini.Point(2, 1),
                        new Qini.Point(3, 1),
                        new Qini.Point(4, 0));
        assertThat(qini.area()).isCloseTo(3 / 4.0, within(1e-12));

        Random dice = new Random(6);
        List<Qini.Scored> blind = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            blind.add(new Qini.Scored(dice.nextDouble(), dice.nextBoolean(), dice.nextDouble() < 0.3 ? 1 : 0));
        }
        assertThat(Math.abs(Qini.of(blind).area())).isLessThan(100);
        assertThat(Qini.of(List.of()).area()).isZero();
        List<Qini.Scored> same = List.of(new Qini.Scored(1, true, 1), new Qini.Scored(1, false, 0));
        assertThat(Qini.of(same).area()).isZero();
    }

    @Test
    void promisesNoVerdictFromFewerThanItGivesOneFor() {
        assertThat(Comparison.ofShares(arm(9, 9), arm(0, 3), Split.UNCHECKED, Looks.ONCE)
                        .sampleNeeded())
                .hasValue(30);
        assertThat(Comparison.ofShares(arm(9, 9), Arm.NOBODY, Split.UNCHECKED, Looks.ONCE)
                        .sampleNeeded())
                .isEmpty();
    }

    private static Arm arm(int successes, int clients) {
        return new Arm(clients, successes, successes);
    }
}
