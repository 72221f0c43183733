package io.holdfast.api.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.rulebooks.Activation;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the shelf is decided for, and what becomes of it when the next book takes over. */
class ShelfWarmingTest {

    private final Activation swapped = new Activation.Swapped(live());
    private final List<Runnable> later = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private Runnable meanwhile = () -> {};

    private final ShelfWarming warming = new ShelfWarming(
            between -> {
                done.add("first client");
                meanwhile.run();
                between.run();
                done.add("second client");
                return 2;
            },
            () -> () -> done.add("rest"),
            (time, work) -> {
                waits.add(time);
                later.add(work);
            });

    @Test
    void warmsAtOnceWhenTheServiceStarts() {
        warming.start();
        pass();
        assertThat(waits).containsExactly(Duration.ZERO);
        assertThat(done).containsExactly("first client", "rest", "second client");
    }

    @Test
    void warmsOnceForTheLastOfSeveralBooksThatFollowEachOther() {
        warming.start();
        pass();
        done.clear();
        warming.accept(swapped);
        warming.accept(swapped);
        warming.accept(swapped);
        pass();
        assertThat(done).containsExactly("first client", "rest", "second client");
    }

    @Test
    void waitsForAMomentAfterABookHasTakenOver() {
        warming.start();
        warming.accept(swapped);
        assertThat(waits.get(1)).isPositive();
    }

    @Test
    void givesUpWhatItHasBegunWhenTheNextBookTakesOver() {
        warming.start();
        meanwhile = () -> {
            meanwhile = () -> {};
            warming.accept(swapped);
        };
        pass();
        assertThat(done).containsExactly("first client", "first client", "rest", "second client");
    }

    @Test
    void doesNothingBeforeTheServiceHasStartedOrOnceItHasStopped() {
        warming.accept(swapped);
        assertThat(later).isEmpty();
        warming.start();
        warming.stop();
        pass();
        assertThat(done).isEmpty();
    }

    /** Lets time pass until there is nothing more to do. */
    private void pass() {
        while (!later.isEmpty()) {
            later.remove(0).run();
        }
    }

    private static LiveBook live() {
        Path folder = Path.of(System.getProperty("holdfast.root", "..")).resolve("fixtures/books/tenure");
        try {
            return RuleBookCompiler.standard()
                    .compile(SourceFiles.read(folder))
                    .fold(book -> new LiveBook(book, book.revision(), Instant.EPOCH), faults -> {
                        throw new AssertionError(faults);
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
