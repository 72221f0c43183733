package io.holdfast.api.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.rulebook.RuleBookCompiler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A service decides for nobody before it says that it is ready, and never for longer than it was told. */
class WarmUpTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Path BOOK = Path.of(System.getProperty("holdfast.root", ".."), "fixtures/books/tenure");
    private static final int ENOUGH = 300;

    private final ActiveBook active = new ActiveBook(RuleBookCompiler.standard(), CLOCK, told -> {});
    private final CountDownLatch decided = new CountDownLatch(ENOUGH);

    @Test
    void isOverAtOnceWhereNoneIsWanted() {
        assertThat(warmUp(0, request -> decided.countDown()).isOver()).isTrue();
    }

    @Test
    void decidesForOneClientAfterTheOtherUntilItIsStopped() throws Exception {
        active.activate(BOOK);
        WarmUp warmUp = warmUp(3_600, request -> {
            assertThat(new String(request, StandardCharsets.UTF_8)).startsWith("{\"client\":{\"id\":");
            decided.countDown();
        });
        warmUp.start();
        assertThat(decided.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(warmUp.isOver()).isFalse();
        warmUp.stop();
        assertThat(warmUp.isOver()).isTrue();
    }

    @Test
    void goesOnWhereMadeUpClientsDoNotFitTheBook() throws Exception {
        active.activate(BOOK);
        WarmUp warmUp = warmUp(3_600, request -> {
            decided.countDown();
            throw Problem.of(ProblemCode.INVALID_FACTS, "no").exception();
        });
        warmUp.start();
        assertThat(decided.await(60, TimeUnit.SECONDS)).isTrue();
        warmUp.stop();
    }

    @Test
    void aFaultEndsItAndNothingElse() throws Exception {
        active.activate(BOOK);
        WarmUp warmUp = warmUp(3_600, request -> {
            throw new IllegalStateException("broken");
        });
        warmUp.start();
        assertThat(ends(warmUp)).isTrue();
    }

    @Test
    void isOverWhereThereIsNoBook() throws Exception {
        WarmUp warmUp = warmUp(3_600, request -> decided.countDown());
        warmUp.start();
        assertThat(ends(warmUp)).isTrue();
        assertThat(decided.getCount()).isEqualTo(ENOUGH);
    }

    private static boolean ends(WarmUp warmUp) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int tries = 0; tries < 5_000 && !warmUp.isOver(); tries++) {
            never.await(10, TimeUnit.MILLISECONDS);
        }
        return warmUp.isOver();
    }

    private WarmUp warmUp(int seconds, Consumer<byte[]> decider) {
        return new WarmUp(active, decider, CLOCK, Duration.seconds(seconds));
    }
}
