package io.holdfast.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Figures come out to the last bit as Java's own streams have them. */
class GatheringTest {

    @Test
    void figuresAreThoseOfStreams() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            double[] values = random.doubles(random.nextInt(6))
                    .map(one -> (one - 0.5) * Math.pow(10, random.nextInt(20)))
                    .toArray();
            assertThat(Gathering.COUNT.over(values, 9)).hasValue(9);
            assertThat(Gathering.SUM.over(values, 9))
                    .hasValue(DoubleStream.of(values).sum());
            assertThat(Gathering.AVERAGE.over(values, 9))
                    .isEqualTo(DoubleStream.of(values).average());
            assertThat(Gathering.MIN.over(values, 9))
                    .isEqualTo(DoubleStream.of(values).min());
            assertThat(Gathering.MAX.over(values, 9))
                    .isEqualTo(DoubleStream.of(values).max());
        }
    }

    @Test
    void ofNothingOnlyCountsAndSumsAreKnown() {
        assertThat(Gathering.COUNT.over(new double[0], 0)).hasValue(0);
        assertThat(Gathering.SUM.over(new double[0], 0)).hasValue(0);
        assertThat(Gathering.AVERAGE.over(new double[0], 0)).isEqualTo(OptionalDouble.empty());
        assertThat(Gathering.MIN.over(new double[0], 0)).isEmpty();
        assertThat(Gathering.MAX.over(new double[0], 0)).isEmpty();
    }
}
