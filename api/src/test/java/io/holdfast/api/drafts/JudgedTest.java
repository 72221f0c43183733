package io.holdfast.api.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JudgedTest {

    private static final UUID DRAFT = new UUID(1, 1);

    private final Waiting waiting = new Waiting();
    private final Judged judged = new Judged(waiting);

    @Test
    void tellsHowFarItIsAndKeepsWhatCameOfIt() throws IOException {
        RuleBook book = book(6);

        Gate begun = judged.soFar(DRAFT, book, false);
        assertThat(begun.open()).isFalse();
        assertThat(begun.share()).hasValue(0);
        waiting.workOff();

        assertThat(judged.soFar(DRAFT, book, false).open()).isTrue();
        assertThat(judged.gate(book).says()).contains("say the same of 1000 clients");
        assertThat(waiting.works).isEmpty();
    }

    @Test
    void isCancelledAndBegunAgain() throws IOException {
        RuleBook book = book(6);
        judged.soFar(DRAFT, book, false);

        judged.cancel(DRAFT);
        waiting.workOff();
        Gate cancelled = judged.soFar(DRAFT, book, false);
        assertThat(cancelled.says()).contains("cancelled");
        assertThat(cancelled.share()).isEmpty();

        assertThat(judged.soFar(DRAFT, book, true).share()).isPresent();
        waiting.workOff();
        assertThat(judged.soFar(DRAFT, book, false).open()).isTrue();
    }

    @Test
    void aLaterEditOfADraftGivesUpTheEarlier() throws IOException {
        RuleBook earlier = book(6);
        judged.soFar(DRAFT, earlier, false);
        judged.soFar(DRAFT, book(7), false);

        waiting.workOff();

        assertThat(judged.soFar(new UUID(2, 2), earlier, false).says()).contains("cancelled");
        assertThat(judged.soFar(DRAFT, book(7), false).open()).isTrue();
    }

    private static RuleBook book(int months) throws IOException {
        SourceFiles files = SourceFiles.read(Bench.RULES);
        String table = "retention/tenure.drl.csv";
        return RuleBookCompiler.standard()
                .compile(files.with(
                        table, files.text(table).orElseThrow().replace("rolling,6,", "rolling," + months + ",")))
                .fold(book -> book, faults -> {
                    throw new AssertionError(faults.toString());
                });
    }

    /** Works that wait until they are worked off, on the thread of the test. */
    private static final class Waiting extends AbstractExecutorService {

        private final Queue<Runnable> works = new ArrayDeque<>();

        void workOff() {
            while (!works.isEmpty()) {
                works.remove().run();
            }
        }

        @Override
        public void execute(Runnable work) {
            works.add(work);
        }

        @Override
        public void shutdown() {
            works.clear();
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown();
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return works.isEmpty();
        }
    }
}
