package io.holdfast.api.command;

import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.DecisionJson;
import io.holdfast.decision.InOrder;
import io.holdfast.decision.Options;
import io.holdfast.intake.Entry;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Decides entry after entry on every core; results leave in the entries' order, and only a few wait in memory. */
final class DecisionRun implements AutoCloseable {

    private static final int CHUNK = 64;

    private final DecisionEngine engine = new DecisionEngine();
    private final RuleBook book;
    private final Options options;
    private final ExecutorService workers;
    private final int mostWaiting;

    /** What a client's turn came to: a line, or why there is none. */
    private record Made(Optional<String> line, Entry.Good entry, Optional<RuntimeException> fault) {}

    DecisionRun(RuleBook book, Options options) {
        int cores = Runtime.getRuntime().availableProcessors();
        this.book = book;
        this.options = options;
        this.workers = Executors.newFixedThreadPool(cores);
        this.mostWaiting = 4 * cores;
    }

    void decide(Iterator<Entry> entries, Target target, Report report) throws IOException {
        try {
            new InOrder<Entry.Good, Made>(workers, CHUNK, mostWaiting, this::made)
                    .over(new GoodEntries(entries, report), portion -> take(portion, target, report));
        } catch (UncheckedIOException unwritten) {
            throw unwritten.getCause();
        }
    }

    private List<Made> made(List<Entry.Good> entries) {
        return entries.stream().map(this::made).toList();
    }

    private Made made(Entry.Good entry) {
        try {
            return new Made(
                    Optional.of(DecisionJson.line(engine.decide(book, entry.client(), options))),
                    entry,
                    Optional.empty());
        } catch (RuntimeException fault) {
            return new Made(Optional.empty(), entry, Optional.of(fault));
        }
    }

    private static void take(List<Made> portion, Target target, Report report) {
        List<Made> decided =
                portion.stream().filter(made -> made.line().isPresent()).toList();
        try {
            target.write(decided.stream().map(made -> made.line().orElseThrow()).toList());
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
        report.decided(decided.stream().map(made -> made.entry().client()).toList());
        for (Made made : portion) {
            made.fault()
                    .ifPresent(fault -> report.failed(new Report.Fault(
                            made.entry().line(), made.entry().client().id(), fault)));
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
