package io.holdfast.api.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgedTest {

    private static final UUID DRAFT = new UUID(1, 1);

    /** What waits until it is worked off, on the thread of the test. */
    private final Queue<Runnable> works = new ArrayDeque<>();

    private final Judged judged = new Judged(works::add, () -> () -> {}, works::clear);

    @Test
    void tellsHowFarItIsAndKeepsWhatCameOfIt() throws IOException {
        RuleBook book = book(6);

        Gate begun = judged.of(DRAFT, book, false);
        assertThat(begun.open()).isFalse();
        assertThat(begun.share()).hasValue(0);
        assertThat(begun.says()).contains("clients to compare them on are being made");
        workOff();

        assertThat(judged.of(DRAFT, book, false).open()).isTrue();
        assertThat(judged.of(DRAFT, book, false).says()).contains("say the same of 1000 clients");
        assertThat(works).isEmpty();
    }

    @Test
    void keepsTheVerdictsOfAsManyDraftsAsAreInTheMaking() throws IOException {
        RuleBook first = book(6);
        judged.of(DRAFT, first, false);
        workOff();

        for (int other = 2; other < 40; other++) {
            judged.of(new UUID(other, other), book(5 + other), false);
        }

        assertThat(judged.of(DRAFT, first, false).open()).isTrue();
    }

    @Test
    void isCancelledAndBegunAgain() throws IOException {
        RuleBook book = book(6);
        judged.of(DRAFT, book, false);

        judged.cancel(DRAFT);
        workOff();
        Gate cancelled = judged.of(DRAFT, book, false);
        assertThat(cancelled.says()).contains("cancelled");
        assertThat(cancelled.share()).isEmpty();

        assertThat(judged.of(DRAFT, book, true).share()).isPresent();
        workOff();
        assertThat(judged.of(DRAFT, book, false).open()).isTrue();
    }

    @Test
    void aLaterEditOfADraftGivesUpTheEarlier() throws IOException {
        RuleBook earlier = book(6);
        judged.of(DRAFT, earlier, false);
        judged.of(DRAFT, book(7), false);

        workOff();

        assertThat(judged.of(new UUID(2, 2), earlier, false).says()).contains("cancelled");
        assertThat(judged.of(DRAFT, book(7), false).open()).isTrue();
    }

    @Test
    void whatFailedIsNotCalledCancelled() throws IOException {
        Judged broken = new Judged(
                work -> {
                    throw new java.util.concurrent.RejectedExecutionException("over");
                },
                () -> () -> {},
                () -> {});

        assertThat(broken.of(DRAFT, book(6), false).says())
                .contains("our fault")
                .doesNotContain("cancelled");
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

    private void workOff() {
        while (!works.isEmpty()) {
            works.remove().run();
        }
    }
}
