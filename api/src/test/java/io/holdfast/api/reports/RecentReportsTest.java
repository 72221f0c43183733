package io.holdfast.api.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentReportsTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final RecentReports reports = new RecentReports(clock);
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void theSameIsMadeOnceAMinute() {
        assertThat(ask("a")).isEqualTo(1);
        assertThat(ask("a")).isEqualTo(1);
        assertThat(ask("b")).isEqualTo(2);
        now = now.plusSeconds(59);
        assertThat(ask("a")).isEqualTo(1);
        now = now.plusSeconds(1);
        assertThat(ask("a")).isEqualTo(3);
    }

    @Test
    void holdsOnlyTheLastFew() {
        for (int i = 0; i < 9; i++) {
            ask("report " + i);
        }
        assertThat(ask("report 8")).isEqualTo(9);
        assertThat(ask("report 0")).isEqualTo(10);
    }

    private int ask(String parameters) {
        return reports.get(parameters, () -> new byte[] {(byte) made.incrementAndGet()})[0];
    }
}
