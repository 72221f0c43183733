package io.holdfast.api.drafts;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.access.Caller;
import io.holdfast.api.decisions.DecisionIds;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.pace.RightOfWay;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.impact.ImpactJson;
import io.holdfast.impact.ImpactRun;
import io.holdfast.impact.ImpactSubject;
import io.holdfast.impact.ImpactSummary;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares drafts and revisions over a client book, one comparison at a time, in the background, where decisions go before
 * it. What came of it is kept in the database, so that any service on it tells how far it is.
 */
public final class Impacts implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(Impacts.class);
    private static final int MOST_WAITING = 8;
    private static final long EVERY_MILLIS = 1_000;
    private static final String CANCELLED = "Somebody cancelled it.";

    private final ImpactStore store;
    private final MarkStore marks;
    private final DraftStore drafts;
    private final RightOfWay way;
    private final Clock clock;
    /** Those that wait here for their turn: while one before them runs, they live, too. */
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();

    private final ThreadPoolExecutor one = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), new DaemonThreads("impact"));

    Impacts(ImpactStore store, MarkStore marks, DraftStore drafts, RightOfWay way, Clock clock) {
        this.store = store;
        this.marks = marks;
        this.drafts = drafts;
        this.way = way;
        this.clock = clock;
    }

    /**
     * What is compared.
     *
     * @param draft whose files {@code after} is; empty where it is a revision
     * @param top recommendations of an answer to look at, 1 to 100
     */
    record Asked(Optional<Draft> draft, RuleBook before, RuleBook after, LocalDate asOf, int top) {}

    /** Begins a comparison; it goes on whatever becomes of the caller. */
    ImpactTask start(Asked asked, ImpactClients clients, Caller caller) {
        Instant now = now();
        ImpactTask task = new ImpactTask(
                DecisionIds.at(now),
                asked.draft().map(draft -> new ImpactTask.DraftVersion(draft.id(), draft.version())),
                asked.before().revision(),
                asked.after().revision(),
                asked.asOf(),
                asked.top(),
                clients.word(),
                ImpactTask.State.WAITING,
                0,
                clients.total(),
                0,
                caller.name(),
                now,
                Optional.empty(),
                Optional.empty(),
                false);
        store.add(task);
        waiting.add(task.id());
        try {
            one.execute(() -> {
                waiting.remove(task.id());
                run(task, asked, clients);
            });
        } catch (RejectedExecutionException full) {
            waiting.remove(task.id());
            store.end(task.id(), ImpactTask.State.CANCELLED, Optional.empty(), Optional.empty());
            close(clients);
            throw Problem.of(
                            ProblemCode.TOO_MANY_REQUESTS,
                            MOST_WAITING + " comparisons wait already. Cancel one, or come back later.")
                    .exception();
        }
        return task;
    }

    /** A comparison as it is now. */
    public ImpactTask find(UUID id) {
        return store.find(id, now())
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NOT_FOUND,
                                "There is no comparison of that id, or it is older than we keep them.")
                        .exception());
    }

    /** The last comparison that was asked for of a draft. */
    public Optional<ImpactTask> lastOf(UUID draft) {
        return store.lastOf(draft, now());
    }

    /** A comparison as it is now; once it is done, its draft's impact has been looked at. */
    public ImpactTask look(UUID id, Caller caller) {
        ImpactTask task = find(id);
        task.draft()
                .filter(draft -> task.state() == ImpactTask.State.DONE)
                .filter(draft -> drafts.find(draft.id()).isPresent())
                .ifPresent(draft -> looked(draft.id(), task, caller));
        return task;
    }

    /** Ends a comparison as soon as it can; one that is over stays as it is. */
    public ImpactTask cancel(UUID id) {
        ImpactTask task = find(id);
        if (!task.state().isOver()) {
            store.askToStop(id);
        }
        if (task.state() == ImpactTask.State.WAITING) {
            end(id, ImpactTask.State.CANCELLED, CANCELLED);
        }
        return find(id);
    }

    /** Writes every client whose answer is another, one JSON object a line, in the order of the client book. */
    public void write(ImpactTask task, OutputStream out) throws IOException {
        ImpactLines.write(store, task.id(), out);
    }

    /** Tells of every client whose answer is another, one JSON object each, in the order of the client book. */
    public void each(ImpactTask task, Consumer<String> client) {
        ImpactLines.each(store, task.id(), client);
    }

    @Override
    public void stop() throws InterruptedException {
        one.shutdownNow();
        if (!one.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("A comparison did not end in time");
        }
    }

    private void looked(UUID draft, ImpactTask task, Caller caller) {
        boolean known = marks.of(draft).stream()
                .anyMatch(mark -> mark.what() == Mark.What.LOOKED
                        && mark.content().equals(task.to())
                        && mark.about().equals(task.from().hash())
                        && mark.actor().equals(caller.name()));
        if (!known) {
            marks.add(
                    draft,
                    new Mark(
                            task.to(),
                            Mark.What.LOOKED,
                            caller.name(),
                            now(),
                            "impact " + task.id(),
                            task.from().hash()));
        }
    }

    private void run(ImpactTask task, Asked asked, ImpactClients clients) {
        if (find(task.id()).state().isOver()) {
            close(clients);
            return;
        }
        AtomicLong bad = new AtomicLong();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        try (ImpactClients all = clients;
                ImpactRun run = new ImpactRun(asked.before(), asked.after(), asked.top(), threads, way::work)) {
            ImpactLines pages = new ImpactLines(store, task.id());
            Watched subjects = new Watched(task.id(), run, bad);
            subjects.say();
            ImpactSummary summary = run.over(
                    subjects.over(all.read(asked.before(), asked.after(), asked.asOf(), bad)),
                    asked.asOf(),
                    pages::add);
            pages.flush();
            subjects.say();
            store.end(task.id(), ImpactTask.State.DONE, Optional.of(ImpactJson.line(summary)), Optional.empty());
        } catch (CancellationException cancelled) {
            end(task.id(), ImpactTask.State.CANCELLED, CANCELLED);
        } catch (IOException unreadable) {
            end(task.id(), ImpactTask.State.FAILED, "The client book cannot be read: " + unreadable.getMessage() + ".");
        } catch (RuntimeException | Error failure) {
            LOG.error(
                    "Comparing {} with {} failed",
                    task.from().brief(),
                    task.to().brief(),
                    failure);
            end(task.id(), ImpactTask.State.FAILED, "Comparing failed. That is our fault; the log says more.");
        }
    }

    private void end(UUID id, ImpactTask.State state, String why) {
        try {
            store.end(id, state, Optional.empty(), Optional.of(why.length() > 2_000 ? why.substring(0, 2_000) : why));
        } catch (RuntimeException away) {
            LOG.warn("How a comparison ended could not be kept: {}", away.getMessage());
        }
    }

    private static void close(ImpactClients clients) {
        try {
            clients.close();
        } catch (IOException left) {
            LOG.debug("An uploaded client book stays on the disk", left);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Counts clients as they go by, says so every second, and hears whether to stop. */
    private final class Watched {

        private final UUID id;
        private final ImpactRun run;
        private final AtomicLong bad;
        private long decided;
        private long said;

        Watched(UUID id, ImpactRun run, AtomicLong bad) {
            this.id = id;
            this.run = run;
            this.bad = bad;
        }

        Iterator<ImpactSubject> over(Iterator<ImpactSubject> subjects) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return subjects.hasNext();
                }

                @Override
                public ImpactSubject next() {
                    ImpactSubject subject = subjects.next();
                    decided++;
                    if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - said) >= EVERY_MILLIS) {
                        say();
                    }
                    return subject;
                }
            };
        }

        void say() {
            said = System.nanoTime();
            if (!store.touch(id, ImpactTask.State.RUNNING, decided, bad.get(), now())) {
                run.cancel();
                throw new CancellationException("The comparison was cancelled.");
            }
            store.wait(waiting, now());
        }
    }
}
