package io.holdfast.api.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RightOfWayTest {

    private static final long MILLI = 1_000_000;

    private long now = 5;
    private long rested;

    private final RightOfWay way = new RightOfWay(() -> now, nanos -> {
        rested += nanos;
        now += nanos;
    });

    @Test
    void workDoesNotRestWhileNobodyAsksForDecisions() {
        RightOfWay.Work work = way.work();

        now += 50 * MILLI;
        work.run();

        assertThat(rested).isZero();
    }

    @Test
    void workGetsAQuarterOfTheTimeWhileDecisionsAreAskedFor() {
        RightOfWay.Work work = way.work();
        long worked = 0;
        for (int i = 0; i < 100; i++) {
            way.asked();
            now += 2 * MILLI;
            worked += 2 * MILLI;
            work.run();
        }

        assertThat(rested).isEqualTo(3 * worked);
    }

    @Test
    void partsThatAreShorterThanASliceAreAddedUp() {
        RightOfWay.Work work = way.work();
        way.asked();

        now += MILLI * 6 / 10;
        work.run();
        assertThat(rested).isZero();
        now += MILLI * 6 / 10;
        work.run();

        assertThat(rested).isEqualTo(3 * MILLI * 12 / 10);
    }

    @Test
    void aLongPartIsNotFollowedByARestWithoutEnd() {
        RightOfWay.Work work = way.work();

        now += 10_000 * MILLI;
        way.asked();
        work.run();

        assertThat(rested).isEqualTo(100 * MILLI);
    }

    @Test
    void workGoesOnAtOnceWhenDecisionsAreOver() {
        RightOfWay.Work work = way.work();
        way.asked();

        now += 300 * MILLI;
        work.run();

        assertThat(rested).isZero();
    }
}
