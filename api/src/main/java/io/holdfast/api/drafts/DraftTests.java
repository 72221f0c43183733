package io.holdfast.api.drafts;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.scenario.RuleTests;
import io.holdfast.scenario.TestReport;
import io.holdfast.source.Revision;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Runs the rule tests of drafts; the same files are tested once, also where two ask at the same time. */
public final class DraftTests {

    private static final int KEPT = 16;

    private final DraftChecks checks;
    private final Function<RuleBook, TestReport> runner;
    private final Recent<Revision, FutureTask<TestReport>> known = new Recent<>(KEPT);

    DraftTests(DraftChecks checks) {
        this(checks, RuleTests::run);
    }

    /** With another way to run them. */
    DraftTests(DraftChecks checks, Function<RuleBook, TestReport> runner) {
        this.checks = checks;
        this.runner = runner;
    }

    /** What came of a draft's rule tests; empty where its rules cannot be used. */
    public Optional<TestReport> run(Draft draft) {
        return checks.check(draft).book().map(this::run);
    }

    /** What came of a book's rule tests. */
    public TestReport run(RuleBook book) {
        FutureTask<TestReport> task = task(book);
        // Whoever asks first runs them, and all the others wait for that.
        task.run();
        try {
            return task.get();
        } catch (ExecutionException failed) {
            known.forget(book.revision(), task);
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CompletionException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Somebody stopped waiting for the rule tests.", stopped);
        }
    }

    private FutureTask<TestReport> task(RuleBook book) {
        synchronized (known) {
            return known.always(book.revision(), () -> new FutureTask<>(() -> runner.apply(book)));
        }
    }
}
