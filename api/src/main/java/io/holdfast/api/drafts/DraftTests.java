package io.holdfast.api.drafts;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.scenario.RuleTests;
import io.holdfast.scenario.TestReport;
import io.holdfast.source.Revision;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Runs the rule tests of drafts; the same files are tested once, also where two ask at the same time. */
public final class DraftTests implements Managed {

    private static final int KEPT = 16;
    /** How long a page waits: warm tests of a usual book are through by then, and nobody feels it. */
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final DraftChecks checks;
    private final Function<RuleBook, TestReport> runner;
    private final Recent<Revision, FutureTask<TestReport>> known = new Recent<>(KEPT);
    private final Executor background;
    private final Runnable end;

    DraftTests(DraftChecks checks) {
        this(checks, RuleTests::run, Executors.newSingleThreadExecutor(new DaemonThreads("rule-tests")));
    }

    private DraftTests(DraftChecks checks, Function<RuleBook, TestReport> runner, ExecutorService background) {
        this(checks, runner, background, background::shutdownNow);
    }

    /**
     * With another way to run them, on somebody else's threads.
     *
     * @param end what to do with those in the end
     */
    DraftTests(DraftChecks checks, Function<RuleBook, TestReport> runner, Executor background, Runnable end) {
        this.checks = checks;
        this.runner = runner;
        this.background = background;
        this.end = end;
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
            throw failed(book, task, failed);
        } catch (InterruptedException stopped) {
            throw stopped(stopped);
        }
    }

    /** What came of a book's rule tests; empty where they go on in the background for longer than a page waits. */
    public Optional<TestReport> soon(RuleBook book) {
        FutureTask<TestReport> task = task(book);
        try {
            if (!task.isDone()) {
                background.execute(task);
            }
            return Optional.of(task.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | RejectedExecutionException later) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw failed(book, task, failed);
        } catch (InterruptedException stopped) {
            throw stopped(stopped);
        }
    }

    @Override
    public void stop() {
        end.run();
    }

    private RuntimeException failed(RuleBook book, FutureTask<TestReport> task, ExecutionException failed) {
        known.forget(book.revision(), task);
        return failed.getCause() instanceof RuntimeException cause ? cause : new CompletionException(failed.getCause());
    }

    private static IllegalStateException stopped(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Somebody stopped waiting for the rule tests.", stopped);
    }

    private FutureTask<TestReport> task(RuleBook book) {
        synchronized (known) {
            return known.always(book.revision(), () -> new FutureTask<>(() -> runner.apply(book)));
        }
    }
}
