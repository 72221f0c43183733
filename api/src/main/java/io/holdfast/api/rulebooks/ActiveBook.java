package io.holdfast.api.rulebooks;

import io.holdfast.rulebook.RuleBook;
import io.holdfast.rulebook.RuleBookCompiler;
import io.holdfast.scenario.RuleTests;
import io.holdfast.scenario.TestReport;
import io.holdfast.source.Diagnostics;
import io.holdfast.source.Place;
import io.holdfast.source.Revision;
import io.holdfast.source.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one live rule book. Readers take a reference and never wait; books are built aside, one at a time. */
public final class ActiveBook {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveBook.class);

    private final RuleBookCompiler compiler;
    private final BookBuilder builder;
    private final Clock clock;
    private final Consumer<Activation> listener;
    private final BiConsumer<RuleBook, LocalDate> first;
    private final ReadyBooks ready = new ReadyBooks();
    /** Books that have decided: what they look up is found. Of those that nothing else keeps none is remembered. */
    private final Set<RuleBook> decided = Collections.newSetFromMap(new WeakHashMap<>());

    private volatile BookStatus status = BookStatus.NOTHING_YET;

    /**
     * @param listener told of every swap just before it, so that nothing decides by a book it does not know, and of
     *     every new rejection; on the thread that built the book
     */
    public ActiveBook(RuleBookCompiler compiler, Clock clock, Consumer<Activation> listener) {
        this(compiler, clock, listener, new FirstDecisions()::by);
    }

    /**
     * Likewise.
     *
     * @param first decides by a book that never did, so that its look-ups are made before anybody waits for them
     */
    ActiveBook(
            RuleBookCompiler compiler,
            Clock clock,
            Consumer<Activation> listener,
            BiConsumer<RuleBook, LocalDate> first) {
        this.first = first;
        this.compiler = compiler;
        this.builder = new BookBuilder(compiler);
        this.clock = clock;
        this.listener = listener;
    }

    /** The book that decides now; empty until a first one was good. */
    public Optional<RuleBook> current() {
        return status.live().map(LiveBook::book);
    }

    public BookStatus status() {
        return status;
    }

    /** A compiler for drafts, in the safe language, that has read already what was built here last. */
    public RuleBookCompiler forDrafts() {
        return compiler.heir();
    }

    /**
     * Takes note of a book that was built in the safe language and whose rule tests passed: where its files are what is
     * to decide, they are not built and tested again.
     */
    public void ready(RuleBook tested) {
        ready.add(tested);
    }

    /** The book of a revision that decided or was made ready lately; empty where it has to be built. */
    public Optional<RuleBook> ready(Revision revision) {
        return ready.of(revision);
    }

    /** Lets a revision decide that is {@link #ready}; empty where it has to be built. */
    synchronized Optional<Activation> activateReady(Revision revision) {
        Optional<LiveBook> same = status.live().filter(live -> live.revision().equals(revision));
        return same.isPresent() ? same.map(this::unchanged) : ready.of(revision).map(book -> swap(book, revision));
    }

    /** Builds the folder's content and runs its tests; only when all is good does it take over. */
    public synchronized Activation activate(Path folder) {
        SourceFiles files;
        try {
            files = SourceFiles.read(folder.toRealPath());
        } catch (IOException | UncheckedIOException unreadable) {
            return reject(Optional.empty(), unreadable(folder, unreadable));
        }
        return activate(files, book -> RuleTests.run(book, folder));
    }

    /** Builds files that lie in no folder and runs their tests; only when all is good do they take over. */
    public synchronized Activation activate(SourceFiles files) {
        Activation activation = activate(files, RuleTests::run);
        if (activation instanceof Activation.Swapped swapped) {
            ready.add(swapped.live().book());
        }
        return activation;
    }

    private Activation activate(SourceFiles files, Function<RuleBook, TestReport> tests) {
        Revision revision = files.revision();
        Optional<LiveBook> same = status.live().filter(live -> live.revision().equals(revision));
        if (same.isPresent()) {
            return unchanged(same.get());
        }
        Optional<RejectedEdit> known = status.rejected().filter(edit -> isKnownBad(edit, revision));
        if (known.isPresent()) {
            return new Activation.Rejected(known.get());
        }
        return builder.build(
                files, tests, book -> swap(book, revision), faults -> reject(Optional.of(revision), faults));
    }

    /** A failed rule test may read client files from outside the folder, so the same content can become good. */
    private static boolean isKnownBad(RejectedEdit edit, Revision revision) {
        return edit.revision().equals(Optional.of(revision))
                && edit.failedTests().isEmpty();
    }

    private Activation unchanged(LiveBook live) {
        if (status.rejected().isPresent()) {
            LOG.info(
                    "What decides is the live rule book {} again",
                    live.revision().brief());
            status = status.settled();
        }
        return new Activation.Unchanged(live);
    }

    private Activation swap(RuleBook book, Revision revision) {
        if (decided.add(book)) {
            first.accept(book, LocalDate.ofInstant(now(), ZoneOffset.UTC));
        }
        LiveBook live = new LiveBook(book, revision, now());
        Activation swapped = told(new Activation.Swapped(live));
        status = new BookStatus(Optional.of(live), Optional.empty());
        LOG.info(
                "Rule book {} decides now: {} rules",
                revision.brief(),
                book.cards().size());
        return swapped;
    }

    private Activation reject(Optional<Revision> revision, BookBuilder.Faults faults) {
        RejectedEdit edit = new RejectedEdit(now(), revision, faults.diagnostics(), faults.failedTests());
        status = status.rejecting(edit);
        LOG.warn(
                "Rule book {} rejected, {}: {}",
                revision.map(Revision::brief).orElse("that cannot be read"),
                status.live().isPresent() ? "the last good rule book keeps deciding" : "there is no rule book yet",
                Plain.line(edit.summary()));
        return told(new Activation.Rejected(edit));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Activation told(Activation activation) {
        listener.accept(activation);
        return activation;
    }

    private static BookBuilder.Faults unreadable(Path folder, Exception why) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.error(
                Place.file("."),
                why instanceof NoSuchFileException
                        ? "The rules folder " + folder + " is not there, or files vanished from it while it was read."
                        : "The rules folder " + folder + " cannot be read: " + why.getMessage(),
                "Put the folder back, or set `rules` to where it is.");
        return new BookBuilder.Faults(diagnostics.sorted(), List.of());
    }
}
