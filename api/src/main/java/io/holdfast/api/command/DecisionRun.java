package io.holdfast.api.command;

import io.holdfast.client.Client;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.DecisionJson;
import io.holdfast.decision.Options;
import io.holdfast.intake.Entry;
import io.holdfast.rulebook.RuleBook;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Decides entry after entry on every core; results leave in the entries' order, and only a few wait in memory. */
final class DecisionRun implements AutoCloseable {

    private static final int CHUNK = 64;

    private final DecisionEngine engine = new DecisionEngine();
    private final RuleBook book;
    private final Options options;
    private final ExecutorService workers;
    private final int mostWaiting;

    /** What one worker made of one run of clients. */
    private record Chunk(List<String> lines, List<Client> decided, List<Report.Fault> faults) {}

    DecisionRun(RuleBook book, Options options) {
        int cores = Runtime.getRuntime().availableProcessors();
        this.book = book;
        this.options = options;
        this.workers = Executors.newFixedThreadPool(cores);
        this.mostWaiting = 4 * cores;
    }

    void decide(Iterator<Entry> entries, Target target, Report report) throws IOException {
        Deque<Future<Chunk>> waiting = new ArrayDeque<>();
        List<Entry.Good> next = new ArrayList<>(CHUNK);
        while (entries.hasNext()) {
            Entry entry = entries.next();
            if (entry instanceof Entry.Bad bad) {
                report.bad(bad);
            } else if (entry instanceof Entry.Good good) {
                next.add(good);
            }
            if (next.size() == CHUNK) {
                waiting.add(submit(next));
                next = new ArrayList<>(CHUNK);
            }
            if (waiting.size() > mostWaiting) {
                finish(waiting.remove(), target, report);
            }
        }
        waiting.add(submit(next));
        while (!waiting.isEmpty()) {
            finish(waiting.remove(), target, report);
        }
    }

    private Future<Chunk> submit(List<Entry.Good> clients) {
        return workers.submit(() -> chunk(clients));
    }

    private Chunk chunk(List<Entry.Good> clients) {
        List<String> lines = new ArrayList<>(clients.size());
        List<Report.Fault> faults = new ArrayList<>();
        List<Client> decided = new ArrayList<>(clients.size());
        for (Entry.Good entry : clients) {
            Client client = entry.client();
            try {
                lines.add(DecisionJson.line(engine.decide(book, client, options)));
                decided.add(client);
            } catch (RuntimeException fault) {
                faults.add(new Report.Fault(entry.line(), client.id(), fault));
            }
        }
        return new Chunk(lines, decided, faults);
    }

    private static void finish(Future<Chunk> waiting, Target target, Report report) throws IOException {
        try {
            Chunk chunk = waiting.get();
            target.write(chunk.lines());
            report.decided(chunk.decided());
            chunk.faults().forEach(report::failed);
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
