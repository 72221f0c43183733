package io.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedFactsTest {

    private static final Moment TODAY = on(LocalDate.of(2026, 3, 1));

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource(textBlock = """
        2026-01-01, 2026-01-31, 0
        2026-01-01, 2026-02-01, 1
        2026-01-31, 2026-02-27, 0
        2026-01-31, 2026-02-28, 1
        2026-01-31, 2026-03-30, 1
        2026-01-31, 2026-03-31, 2
        2024-01-31, 2024-02-28, 0
        2024-01-31, 2024-02-29, 1
        2024-02-29, 2025-02-27, 11
        2024-02-29, 2025-02-28, 12
        2024-02-29, 2028-02-28, 47
        2024-02-29, 2028-02-29, 48
        2025-12-31, 2026-01-30, 0
        2025-12-31, 2026-01-31, 1
        2025-08-31, 2026-02-28, 6
        2026-03-01, 2026-03-01, 0
        2026-03-02, 2026-03-01, 0
        2027-03-01, 2026-03-01, 0
        """)
    void countsCompletedMonths(LocalDate from, LocalDate to, int months) {
        assertThat(Days.monthsBetween(from, to)).isEqualTo(months);
    }

    @ParameterizedTest(name = "{0} sessions after {1}: {2}")
    @CsvSource(textBlock = """
        10, 10, 0
        5, 10, -0.5
        0, 10, -1
        15, 10, 0.5
        10, 0,
        0, 0,
        , 10,
        10, ,
        """)
    void knowsTheTrendUnlessThereWasNothingBefore(
            @Nullable Integer now, @Nullable Integer before, @Nullable Double trend) {
        assertThat(new Usage(TODAY, null, null, null, now, before).trend()).isEqualTo(trend);
    }

    @ParameterizedTest(name = "{0} of {1} seats: {2}")
    @CsvSource(textBlock = """
        5, 10, 0.5
        0, 10, 0
        12, 10, 1.2
        0, 0,
        3, 0,
        , 10,
        3, ,
        """)
    void knowsSeatUseUnlessThereAreNoSeats(@Nullable Integer active, @Nullable Integer seats, @Nullable Double use) {
        assertThat(new Usage(TODAY, seats, active, null, null, null).seatUse()).isEqualTo(use);
    }

    @ParameterizedTest(name = "last visit {0}, {1} a year: {2} days, {3} times the gap")
    @CsvSource(textBlock = """
        2026-02-28, 365, 1, 1
        2026-01-01, 12, 59, 1.94
        2025-03-01, 1, 365, 1
        2026-03-01, 12, 0, 0
        2026-03-11, 36.5, -10, -1
        2026-01-01, 0, 59,
        2026-01-01, , 59,
        , 12, ,
        """)
    void knowsHowOverdueAVisitIs(
            @Nullable LocalDate last, @Nullable Double perYear, @Nullable Integer days, @Nullable Double overdue) {
        Loyalty loyalty = new Loyalty(TODAY, null, perYear, last, null, null, null);

        assertThat(loyalty.daysSinceVisit()).isEqualTo(days);
        if (overdue == null) {
            assertThat(loyalty.overdue()).isNull();
        } else {
            assertThat(loyalty.overdue()).isCloseTo(overdue, within(0.005));
        }
    }

    @ParameterizedTest(name = "{0} of {1} steps: {2}")
    @CsvSource(textBlock = """
        1, 4, 0.25
        4, 4, 1
        0, 0,
        1, ,
        , 4,
        """)
    void knowsOnboardingProgress(@Nullable Integer done, @Nullable Integer total, @Nullable Double progress) {
        LocalDate started = TODAY.asOf().minusDays(8);
        Onboarding onboarding = new Onboarding(TODAY, started, null, done, total, null, null);

        assertThat(onboarding.progress()).isEqualTo(progress);
        assertThat(onboarding.daysIn()).isEqualTo(8);
    }

    @ParameterizedTest(name = "{0} of rework at {1} a month: {2}")
    @CsvSource(textBlock = """
        300, 1000, 0.1
        0, 1000, 0
        300, 0,
        300, ,
        , 1000,
        """)
    void knowsReworkAsAShareOfThreeFees(@Nullable Double cost, @Nullable Double fee, @Nullable Double share) {
        Delivery delivery = new Delivery(TODAY, fee, null, null, null, null, cost, null, null, null, null);

        assertThat(delivery.reworkShare()).isEqualTo(share);
    }

    @Test
    void countsDaysBothWays() {
        LocalDate before = LocalDate.of(2026, 2, 27);
        LocalDate after = LocalDate.of(2026, 3, 3);

        assertThat(new Feedback(TODAY, null, before, null, null, null).daysSinceNps())
                .isEqualTo(2);
        assertThat(new Feedback(TODAY, null, after, null, null, null).daysSinceNps())
                .isEqualTo(-2);
        assertThat(new Feedback(TODAY, 9, null, null, null, null).daysSinceNps())
                .isNull();
        assertThat(new Purchase(TODAY, "seo", after, null).daysAgo()).isEqualTo(-2);
        assertThat(new Request(TODAY, "seo", before).daysAgo()).isEqualTo(2);
        assertThat(new Ended(TODAY, before, null).daysAgo()).isEqualTo(2);
        assertThat(new Usage(TODAY, null, null, before, null, null).daysIdle()).isEqualTo(2);
        assertThat(new Onboarding(TODAY, after, null, null, null, null, null).daysIn())
                .isEqualTo(-2);
        assertThat(new Relationship(TODAY, before, null, null, List.of(), null).daysSinceContact())
                .isEqualTo(2);
        assertThat(new Delivery(TODAY, null, null, after, null, null, null, null, null, null, null).daysToProjectEnd())
                .isEqualTo(2);
    }

    @Test
    void tellsUnknownListsFromEmptyOnes() {
        Divisions divisions =
                Divisions.of(List.of(new Division("a", true), new Division("b", false), new Division("c", null)));

        assertThat(Services.UNKNOWN.count()).isNull();
        assertThat(Services.of(List.of()).count()).isZero();
        assertThat(Divisions.UNKNOWN.unserved()).isNull();
        assertThat(Divisions.of(List.of()).unserved()).isZero();
        assertThat(divisions.unserved()).isEqualTo(1);
    }

    private static Moment on(LocalDate asOf) {
        return new Moment(asOf, 30, 45);
    }
}
