package io.holdfast.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTest {

    private static final int BOOK_NOTICE_DAYS = 30;
    private static final int BOOK_WINDOW_DAYS = 45;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        # why                               | asOf       | term       | start      | end        | notice | renews | daysToEnd | deadline   | daysToNotice | window
        running                             | 2026-03-01 | annual     | 2025-07-01 | 2026-06-30 | 30     | false  | 121       | 2026-05-31 | 91           | false
        window opens                        | 2026-04-16 | annual     | 2025-07-01 | 2026-06-30 | 30     | false  | 75        | 2026-05-31 | 45           | true
        day before the window               | 2026-04-15 | annual     | 2025-07-01 | 2026-06-30 | 30     | false  | 76        | 2026-05-31 | 46           | false
        deadline passed, not yet ended      | 2026-06-15 | annual     | 2025-07-01 | 2026-06-30 | 30     | false  | 15        | 2026-05-31 | -15          | true
        last day                            | 2026-06-30 | annual     | 2025-07-01 | 2026-06-30 | 30     | false  | 0         | 2026-05-31 | -30          | true
        run out                             | 2026-07-01 | annual     | 2025-07-01 | 2026-06-30 | 30     | false  | -1        | 2026-05-31 | -31          | false
        run out, renewal unknown            | 2026-07-01 | annual     | 2025-07-01 | 2026-06-30 | 30     |        | -1        | 2026-05-31 | -31          | false
        notice across a year end            | 2025-12-20 | annual     | 2025-02-01 | 2026-01-31 | 90     | false  | 42        | 2025-11-02 | -48          | true
        notice across a leap day            | 2024-01-01 | annual     | 2023-03-16 | 2024-03-15 | 30     | false  | 74        | 2024-02-14 | 44           | true
        the same without a leap day         | 2025-01-01 | annual     | 2024-03-16 | 2025-03-15 | 30     | false  | 73        | 2025-02-13 | 43           | true
        no notice at all                    | 2026-03-01 | annual     | 2025-07-01 | 2026-06-30 | 0      | false  | 121       | 2026-06-30 | 121          | false
        book's notice                       | 2026-03-01 | annual     | 2025-07-01 | 2026-06-30 |        | false  | 121       | 2026-05-31 | 91           | false
        renewed on the day after the end    | 2026-07-01 | annual     | 2025-07-01 | 2026-06-30 | 30     | true   | 364       | 2027-05-31 | 334          | false
        renews, but not yet                 | 2026-06-30 | annual     | 2025-07-01 | 2026-06-30 | 30     | true   | 0         | 2026-05-31 | -30          | true
        renewed several times               | 2026-03-01 | annual     | 2020-04-01 | 2021-03-31 | 30     | true   | 30        | 2026-03-01 | 0            | true
        last day of a renewal               | 2026-03-31 | annual     | 2020-04-01 | 2021-03-31 | 30     | true   | 0         | 2026-03-01 | -30          | true
        first day of a renewal              | 2026-04-01 | annual     | 2020-04-01 | 2021-03-31 | 30     | true   | 364       | 2027-03-01 | 334          | false
        to 29 February, next year           | 2024-03-01 | annual     | 2023-03-01 | 2024-02-29 | 30     | true   | 364       | 2025-01-29 | 334          | false
        to 29 February, next leap year      | 2028-02-01 | annual     | 2023-03-01 | 2024-02-29 | 30     | true   | 28        | 2028-01-30 | -2           | true
        to 28 February before a leap year   | 2024-02-29 | annual     | 2022-03-01 | 2023-02-28 | 30     | true   | 0         | 2024-01-30 | -30          | true
        to 28 February of a leap year       | 2025-02-28 | annual     | 2023-02-28 | 2024-02-28 | 30     | true   | 0         | 2025-01-29 | -30          | true
        the day after that                  | 2025-03-01 | annual     | 2023-02-28 | 2024-02-28 | 30     | true   | 364       | 2026-01-29 | 334          | false
        to the 30th, of a month with 31     | 2026-02-01 | annual     | 2024-01-31 | 2025-01-30 | 30     | true   | 363       | 2026-12-31 | 333          | false
        multi-year renews for its length    | 2025-01-01 | multi-year | 2022-01-01 | 2024-12-31 | 30     | true   | 1094      | 2027-12-01 | 1064         | false
        multi-year, second renewal          | 2028-01-01 | multi-year | 2022-01-01 | 2024-12-31 | 30     | true   | 1095      | 2030-12-01 | 1065         | false
        multi-year from 29 February         | 2022-03-01 | multi-year | 2020-02-29 | 2022-02-27 | 30     | true   | 728       | 2024-01-28 | 698          | false
        multi-year, start unknown           | 2025-01-01 | multi-year |            | 2024-12-31 | 30     | true   | 364       | 2025-12-01 | 334          | false
        eighteen months, month without 31st | 2026-02-28 | multi-year | 2023-02-28 | 2024-08-30 | 30     | true   | 0         | 2026-01-29 | -30          | true
        rolling: any day will do            | 2026-03-01 | rolling    | 2025-07-01 |            | 30     |        |           | 2026-03-01 | 0            |
        rolling, notice unknown             | 2026-03-01 | rolling    | 2025-07-01 |            |        |        |           | 2026-03-01 | 0            |
        no contract                         | 2026-03-01 | none       |            | 2026-06-30 | 30     |        |           |            |              |
        end unknown                         | 2026-03-01 | annual     | 2025-07-01 |            | 30     | true   |           |            |              |
        project                             | 2026-03-01 | project    | 2025-07-01 | 2026-03-31 | 14     |        | 30        | 2026-03-17 | 16           | true
        term unknown                        | 2026-03-01 |            |            | 2026-03-31 | 14     |        | 30        | 2026-03-17 | 16           | true
        """)
    void knowsItsEndAndNotice(
            String why,
            LocalDate asOf,
            @Nullable String term,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable Integer notice,
            @Nullable Boolean renews,
            @Nullable Integer daysToEnd,
            @Nullable LocalDate deadline,
            @Nullable Integer daysToNotice,
            @Nullable Boolean window) {
        Contract contract = new Contract(on(asOf), term, start, end, notice, renews, null, null, null, null, null);

        assertThat(contract.daysToEnd()).as("days to end").isEqualTo(daysToEnd);
        assertThat(contract.noticeDeadline()).as("notice deadline").isEqualTo(deadline);
        assertThat(contract.daysToNotice()).as("days to notice").isEqualTo(daysToNotice);
        assertThat(contract.inNoticeWindow()).as("notice window").isEqualTo(window);
        assertThat(contract.noticeAssumed())
                .as("notice assumed")
                .isEqualTo(deadline == null ? null : (Boolean) (notice == null));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        # why                          | asOf       | start      | rise       | daysIn | anniversary | monthsSinceRise
        day of starting                | 2026-03-01 | 2026-03-01 |            | 0      | false       | 0
        before the start               | 2026-02-28 | 2026-03-01 |            | -1     | false       | 0
        first month                    | 2026-03-31 | 2026-03-01 |            | 30     | false       | 0
        day before the anniversary     | 2027-02-28 | 2026-03-01 |            | 364    | false       | 11
        anniversary month              | 2027-03-01 | 2026-03-15 |            | 351    | true        | 11
        second anniversary             | 2028-03-31 | 2026-03-15 |            | 747    | true        | 24
        started on 29 February         | 2025-02-01 | 2024-02-29 |            | 338    | true        | 11
        a year on from 29 February     | 2025-02-28 | 2024-02-29 |            | 365    | true        | 12
        raised since                   | 2026-03-01 | 2020-01-01 | 2025-03-01 | 2251   | false       | 12
        raised a day too late          | 2026-03-01 | 2020-01-01 | 2025-03-02 | 2251   | false       | 11
        raised on the 31st             | 2026-04-30 | 2020-01-01 | 2026-03-31 | 2311   | false       | 1
        rise still to come             | 2026-03-01 | 2020-01-01 | 2026-04-01 | 2251   | false       | 0
        start unknown, raised          | 2026-03-01 |            | 2025-03-01 |        |             | 12
        nothing known                  | 2026-03-01 |            |            |        |             |
        """)
    void knowsItsAge(
            String why,
            LocalDate asOf,
            @Nullable LocalDate start,
            @Nullable LocalDate rise,
            @Nullable Integer daysIn,
            @Nullable Boolean anniversary,
            @Nullable Integer monthsSinceRise) {
        Contract contract = new Contract(on(asOf), "annual", start, null, null, null, null, null, null, null, rise);

        assertThat(contract.daysIn()).as("days in").isEqualTo(daysIn);
        assertThat(contract.inAnniversaryMonth()).as("anniversary month").isEqualTo(anniversary);
        assertThat(contract.monthsSincePriceRise()).as("months since rise").isEqualTo(monthsSinceRise);
    }

    /** Day by day: a day less than yesterday, or a new year has begun. */
    @Test
    void aRenewedContractNeverLooksRunOut() {
        for (LocalDate end = LocalDate.of(2023, 12, 20); end.getYear() < 2025; end = end.plusDays(1)) {
            int yesterday = 1;
            for (LocalDate asOf = end; asOf.isBefore(end.plusYears(5)); asOf = asOf.plusDays(1)) {
                int left = daysLeft(end, asOf);
                boolean renewed = yesterday == 0 && (left == 364 || left == 365);
                assertThat(renewed || left == yesterday - 1)
                        .as("to %s, on %s: %d days after %d", end, asOf, left, yesterday)
                        .isTrue();
                yesterday = left;
            }
        }
    }

    private static int daysLeft(LocalDate end, LocalDate asOf) {
        Contract contract =
                new Contract(on(asOf), "annual", end.minusYears(1), end, 30, true, null, null, null, null, null);
        return requireNonNull(contract.daysToEnd());
    }

    private static Moment on(LocalDate asOf) {
        return new Moment(asOf, BOOK_NOTICE_DAYS, BOOK_WINDOW_DAYS);
    }
}
