package io.holdfast.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final Deque<Runnable> behind = new ArrayDeque<>();
    private long nanos;
    private int counts;
    private Duration each = Duration.ofSeconds(1);

    @Test
    void givesWhatWasCountedLastAndCountsAnewBehindWhoeverAsks() {
        Recent<String, Integer> recent = recent(any -> false);

        assertThat(recent.of("a")).isEqualTo(1);
        pass(Duration.ofSeconds(19));
        assertThat(recent.of("a")).isEqualTo(1);
        assertThat(behind).as("counting rests twenty times as long as it took").isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(recent.of("a")).isEqualTo(1);
        assertThat(recent.of("a")).isEqualTo(1);
        assertThat(behind).as("it is counted once, whoever asks").hasSize(1);
        behind.remove().run();
        assertThat(recent.of("a")).isEqualTo(2);
        assertThat(behind).isEmpty();
    }

    @Test
    void restsFiveSecondsAtLeast() {
        each = Duration.ofMillis(10);
        Recent<String, Integer> recent = recent(any -> false);
        recent.expect("a");

        pass(Duration.ofMillis(4_999));
        assertThat(recent.of("a")).isEqualTo(1);
        assertThat(behind).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(recent.of("a")).isEqualTo(1);
        assertThat(behind).hasSize(1);
    }

    @Test
    void whatIsQuickIsCountedWhenever() {
        Recent<String, Integer> recent = recent(any -> true);

        assertThat(recent.of("a")).isEqualTo(1);
        assertThat(recent.of("a")).isEqualTo(2);
    }

    @Test
    void keepsAFewAndEachOnItsOwn() {
        Recent<String, Integer> recent = recent(any -> false);

        assertThat(recent.of("a")).isEqualTo(1);
        assertThat(recent.of("b")).isEqualTo(2);
        assertThat(recent.of("a")).isEqualTo(1);
        for (String other : new String[] {"c", "d", "e"}) {
            recent.expect(other);
        }
        assertThat(recent.of("b")).isEqualTo(2);
        assertThat(recent.of("a")).as("forgotten for four that came later").isEqualTo(6);
    }

    @Test
    void whereCountingFailsTheOldStays() {
        Recent<String, Integer> recent = recent(any -> false);
        recent.expect("a");
        pass(Duration.ofMinutes(1));
        assertThat(recent.of("a")).isEqualTo(1);
        counts = -1;
        behind.remove().run();

        assertThat(recent.of("a")).isEqualTo(1);
        assertThat(behind).as("and is tried again").hasSize(1);
    }

    private Recent<String, Integer> recent(Predicate<Integer> isQuick) {
        return new Recent<>(
                key -> {
                    if (counts < 0) {
                        throw new DatabaseAway("away");
                    }
                    pass(each);
                    return ++counts;
                },
                isQuick,
                () -> nanos,
                behind::add);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
