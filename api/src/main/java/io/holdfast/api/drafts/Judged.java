package io.holdfast.api.drafts;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.pace.RightOfWay;
import io.holdfast.judges.Judges;
import io.holdfast.judges.Verdict;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleCard;
import io.holdfast.source.Revision;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether our build and the plain evaluator say the same of books. It takes seconds, so it goes on in the background, one
 * book at a time, and decisions go before it; the same files are judged once.
 */
final class Judged implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(Judged.class);
    /** A verdict is a few words, and the judges take seconds for it: more than anybody has in the making. */
    private static final int KEPT = 1_000;

    private final Recent<Revision, Hearing> known = new Recent<>(KEPT);
    private final Recent<UUID, Hearing> lastOf = new Recent<>(KEPT);
    private final Executor one;
    private final Supplier<Runnable> pace;
    private final Runnable end;

    private Judged(ExecutorService one, Supplier<Runnable> pace) {
        this(one, pace, one::shutdownNow);
    }

    /**
     * With somebody else's threads.
     *
     * @param pace gives what is run between the clients of a book; it may rest
     * @param end what to do with them in the end
     */
    Judged(Executor one, Supplier<Runnable> pace, Runnable end) {
        this.one = one;
        this.pace = pace;
        this.end = end;
    }

    /** With a thread of its own. */
    static Judged inBackground(RightOfWay way) {
        return new Judged(Executors.newSingleThreadExecutor(new DaemonThreads("judges")), way::work);
    }

    /** One book before the judges. */
    private static final class Hearing {

        private final CompletableFuture<Gate> gate = new CompletableFuture<>();
        private volatile int heard;
        private volatile int clients;
        private volatile boolean cancelled;

        boolean goesOn(int soFar, int of) {
            heard = soFar;
            clients = of;
            return !cancelled && !Thread.currentThread().isInterrupted();
        }
    }

    /**
     * The gate of a draft's book as far as it is known. What an earlier edit of the draft still has under way is given up.
     *
     * @param again whether to begin anew where somebody cancelled it
     */
    Gate of(UUID draft, RuleBook book, boolean again) {
        Hearing hearing = again ? sound(book) : known.always(book.revision(), () -> begun(book));
        lastOf.of(draft, Optional::empty).filter(other -> other != hearing).ifPresent(other -> other.cancelled = true);
        lastOf.put(draft, hearing);
        if (hearing.gate.isDone() && !hearing.gate.isCompletedExceptionally()) {
            return hearing.gate.join();
        }
        if (hearing.cancelled) {
            return unknown("that was cancelled");
        } else if (hearing.gate.isDone()) {
            return unknown("comparing them failed, which is our fault, and the log says more");
        }
        return Gate.running(
                Gate.Name.AGREED,
                "Our build and the plain evaluator are being compared"
                        + (hearing.clients == 0
                                ? "; clients to compare them on are being made."
                                : ": " + hearing.heard + " of " + GateWords.counted(hearing.clients, "client") + "."),
                "It takes seconds and goes on by itself.",
                hearing.clients == 0 ? 0 : 100 * hearing.heard / hearing.clients);
    }

    private static Gate unknown(String why) {
        return Gate.shut(
                Gate.Name.AGREED,
                "Nobody knows whether our build and the plain evaluator say the same: " + why + ".",
                "Let them be compared.");
    }

    /** Gives up what is under way for a draft. */
    void cancel(UUID draft) {
        lastOf.of(draft, Optional::empty).ifPresent(hearing -> hearing.cancelled = true);
    }

    /** One that was neither cancelled nor failed. */
    private Hearing sound(RuleBook book) {
        Hearing hearing = known.always(book.revision(), () -> begun(book));
        if ((hearing.cancelled && !hearing.gate.isDone()) || hearing.gate.isCompletedExceptionally()) {
            Hearing anew = begun(book);
            known.put(book.revision(), anew);
            return anew;
        }
        return hearing;
    }

    private Hearing begun(RuleBook book) {
        Hearing hearing = new Hearing();
        try {
            one.execute(() -> hear(book, hearing));
        } catch (RejectedExecutionException over) {
            hearing.gate.completeExceptionally(over);
        }
        return hearing;
    }

    private void hear(RuleBook book, Hearing hearing) {
        try {
            hearing.gate.complete(judged(book, hearing, pace.get()));
        } catch (RuntimeException | LinkageError failed) {
            if (!(failed instanceof CancellationException)) {
                LOG.error("Judging rule book {} failed", book.revision().brief(), failed);
            }
            hearing.gate.completeExceptionally(failed);
        }
    }

    private static Gate judged(RuleBook book, Hearing hearing, Runnable between) {
        Verdict verdict = Judges.verify(book, List.of(Judges.Other.PLAIN), (heard, of) -> {
            between.run();
            return hearing.goesOn(heard, of);
        });
        if (verdict instanceof Verdict.Agreed agreed) {
            return Gate.open(
                    Gate.Name.AGREED,
                    "Our build and the plain evaluator say the same of " + GateWords.counted(agreed.clients(), "client")
                            + " made for these rules.");
        }
        String about = verdict instanceof Verdict.Disagreed disagreed
                ? disagreed
                        .rule()
                        .map(RuleCard::name)
                        .map(name -> " about the rule \"" + name + "\"")
                        .orElse("")
                : "";
        return Gate.shut(
                Gate.Name.AGREED,
                "Our build and the plain evaluator do not say the same" + about + ".",
                "This is our fault, not yours. Report it with `holdfast check --verify`, and leave that rule as it was"
                        + " until then.");
    }

    @Override
    public void stop() {
        end.run();
    }
}
