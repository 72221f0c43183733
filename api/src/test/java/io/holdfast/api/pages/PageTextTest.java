package io.holdfast.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {

    private static final PageText TEXT = new PageText(LocalDate.of(2026, 3, 1), "EUR");

    @ParameterizedTest
    @CsvSource(textBlock = """
                    0,          0,           0
                    -0.001,     0,           0
                    0.5,        0.50,        +0.50
                    45,         45,          +45
                    45.5,       45.50,       +45.50
                    99.99,      99.99,       +99.99
                    99.999,     100,         +100
                    100.49,     100,         +100
                    2340.4,     '2,340',     '+2,340'
                    -120.2,     −120,        −120
                    -12.25,     −12.25,      −12.25
                    1234567.9,  '1,234,568', '+1,234,568'
                    """)
    void saysMoneyWithoutCentsFromAHundred(double amount, String money, String delta) {
        assertThat(PageText.money(amount)).isEqualTo(money);
        assertThat(PageText.delta(amount)).isEqualTo(delta);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    2026-03-01, 1 Mar,       today,         1 March 2026
                    2026-03-02, 2 Mar,       tomorrow,      2 March 2026
                    2026-02-28, 28 Feb,      yesterday,     28 February 2026
                    2026-03-10, 10 Mar,      in 9 days,     10 March 2026
                    2026-02-25, 25 Feb,      4 days ago,    25 February 2026
                    2026-04-29, 29 Apr,      in 59 days,    29 April 2026
                    2026-06-01, 1 Jun,       in 3 months,   1 June 2026
                    2025-12-31, 31 Dec 2025, 2 months ago,  31 December 2025
                    2024-02-29, 29 Feb 2024, 2 years ago,   29 February 2024
                    2036-09-01, 1 Sep 2036,  in 11 years,   1 September 2036
                    """)
    void saysDaysFromTheDayItIs(LocalDate date, String on, String away, String full) {
        assertThat(TEXT.on(date)).isEqualTo(new Day(date.toString(), on, full));
        assertThat(TEXT.away(date)).isEqualTo(new Day(date.toString(), away, full));
    }

    @ParameterizedTest
    @CsvSource({
        "PT5S, for seconds",
        "PT1M, for 1 minute",
        "PT59M, for 59 minutes",
        "PT1H, for 1 hour",
        "PT47H, for 47 hours",
        "PT72H, for 3 days"
    })
    void saysAgesByTheClock(Duration since, String said) {
        assertThat(PageText.age(since)).isEqualTo(said);
    }

    @Test
    void saysAnyFact() {
        assertThat(TEXT.value(null)).isEqualTo("unknown");
        assertThat(TEXT.value(7)).isEqualTo("7");
        assertThat(TEXT.value(0.4)).isEqualTo("0.4");
        assertThat(TEXT.value(-1200.456)).isEqualTo("−1,200.46");
        assertThat(TEXT.value(true)).isEqualTo("yes");
        assertThat(TEXT.value(LocalDate.of(2026, 3, 12))).isEqualTo("12 Mar");
        assertThat(TEXT.value(List.of("seo", "content"))).isEqualTo("seo, content");
        assertThat(TEXT.value(List.of())).isEqualTo("none");
        assertThat(PageText.percent(-0.333)).isEqualTo("−33.3 %");
        assertThat(PageText.rate(0.3)).isEqualTo("0.30");
        assertThat(PageText.counted(1, "client")).isEqualTo("1 client");
        assertThat(PageText.counted(1204, "client")).isEqualTo("1,204 clients");
    }
}
