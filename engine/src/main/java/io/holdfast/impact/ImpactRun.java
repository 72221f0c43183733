package io.holdfast.impact;

import io.holdfast.client.Client;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.InOrder;
import io.holdfast.decision.Options;
import io.holdfast.decision.Recommendation;
import io.holdfast.rulebook.RuleBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides every client of a book under two rule books. What it finds leaves in the clients' order, whatever the number of
 * cores, and only a few clients wait in memory.
 */
public final class ImpactRun implements AutoCloseable {

    private static final int CHUNK = 64;

    private final DecisionEngine engine = new DecisionEngine();
    private final RuleBook before;
    private final RuleBook after;
    private final Edits edits;
    private final int top;
    private final ExecutorService workers;
    private final int mostWaiting;
    private final Supplier<Runnable> pace;
    private volatile boolean cancelled;

    /** Both answers for a client, in short, and what differs. */
    private record Found(Outline before, Outline after, Optional<ClientImpact> impact) {}

    /**
     * @param top recommendations of an answer to look at, 1 to 100
     * @param threads clients to decide at once, from 1
     */
    public ImpactRun(RuleBook before, RuleBook after, int top, int threads) {
        this(before, after, top, threads, () -> () -> {});
    }

    /**
     * Likewise, at somebody else's pace.
     *
     * @param pace gives what is run between clients that are decided one after the other; it may rest
     */
    public ImpactRun(RuleBook before, RuleBook after, int top, int threads, Supplier<Runnable> pace) {
        this.before = before;
        this.after = after;
        this.edits = Edits.between(before, after);
        this.top = top;
        this.workers = Executors.newFixedThreadPool(threads);
        this.mostWaiting = 4 * threads;
        this.pace = pace;
    }

    /** What was done between the two books. */
    public Edits edits() {
        return edits;
    }

    /** Ends the run as soon as it can; {@link #over} then throws. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Decides all of them, and adds them up.
     *
     * @param asOf the day that all of them are looked at
     * @param each told of every client whose answer is another, in the order of the clients
     * @throws CancellationException when somebody cancelled it
     */
    public ImpactSummary over(Iterator<ImpactSubject> subjects, LocalDate asOf, Consumer<ClientImpact> each) {
        ImpactTotals totals = new ImpactTotals();
        new InOrder<ImpactSubject, Found>(workers, CHUNK, mostWaiting, this::find)
                .over(
                        subjects,
                        portion -> portion.forEach(found -> {
                            stopWhenCancelled();
                            totals.add(found.before(), found.after(), found.impact());
                            found.impact().ifPresent(each);
                        }));
        return totals.summary(before.revision().hash(), after.revision().hash(), asOf, edits.all());
    }

    private List<Found> find(List<ImpactSubject> subjects) {
        List<Found> found = new ArrayList<>(subjects.size());
        Runnable between = pace.get();
        for (ImpactSubject subject : subjects) {
            stopWhenCancelled();
            found.add(find(subject));
            between.run();
        }
        return found;
    }

    private void stopWhenCancelled() {
        if (cancelled) {
            throw new CancellationException("The comparison was cancelled.");
        }
    }

    private Found find(ImpactSubject subject) {
        Options brief = new Options(top, Explain.NONE);
        Decision was = engine.decide(before, subject.before(), brief);
        Decision is = engine.decide(after, subject.after(), brief);
        Outline outlineBefore = Outline.of(subject.before(), was, before.catalogue());
        Outline outlineAfter = Outline.of(subject.after(), is, after.catalogue());
        if (Comparison.same(was, is)) {
            return new Found(outlineBefore, outlineAfter, Optional.empty());
        }
        // Only where something differs is it worth asking which rules were behind it.
        Options why = new Options(top, Explain.WHY);
        Comparison comparison = new Comparison(
                edits, engine.decide(before, subject.before(), why), engine.decide(after, subject.after(), why));
        Client client = subject.after();
        return new Found(
                outlineBefore,
                outlineAfter,
                Optional.of(new ClientImpact(
                        client.id(), client.name(), client.segment(), answer(was), answer(is), comparison.changes())));
    }

    private static ClientImpact.Answer answer(Decision decision) {
        return new ClientImpact.Answer(first(decision), Comparison.worth(decision));
    }

    private static @Nullable String first(Decision decision) {
        List<Recommendation> all = decision.recommendations();
        return all.isEmpty() ? null : all.get(0).identity();
    }

    @Override
    public void close() {
        cancelled = true;
        workers.shutdownNow();
    }
}
