package io.holdfast.api.clients;

import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.client.FactProblem;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads a client book on a thread of its own, a few batches ahead of whoever writes them. */
final class EntryFeed implements AutoCloseable {

    /** Every batch that is kept on its own waits once for the disk. */
    private static final int BATCH = 3_000;
    /** So that a few very large clients take no more memory than many small ones. */
    private static final int BATCH_TEXT = 4_000_000;

    private static final int AHEAD = 2;

    private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD);
    private final ClientBook book;
    private final Runnable eachRead;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Some entries of a book in their order.
     *
     * @param failure what ended the reading too early
     */
    record Batch(List<PreparedClient> good, List<Entry.Bad> bad, boolean last, Optional<Throwable> failure) {}

    /**
     * @param eachRead told of every entry that was read
     */
    EntryFeed(ClientBook book, Runnable eachRead) {
        this.book = book;
        this.eachRead = eachRead;
        this.thread = new DaemonThreads("client-import").newThread(this::read);
        thread.start();
    }

    /** The next entries, waited for. What ended the reading too early is thrown. */
    Batch next() throws InterruptedException {
        Batch batch = ready.take();
        if (batch.failure().isPresent()) {
            Throwable failure = batch.failure().get();
            if (failure instanceof RuntimeException ours) {
                throw ours;
            } else if (failure instanceof Error grave) {
                throw grave;
            }
            throw new IllegalStateException("A client book could not be read.", failure);
        }
        return batch;
    }

    /** Ends the reading: nothing of the request is touched afterwards. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            boolean more = true;
            while (more && !closed) {
                Batch batch = batch();
                more = !batch.last();
                hand(batch);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failure) {
            try {
                hand(new Batch(List.of(), List.of(), true, Optional.of(failure)));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Batch batch() {
        List<PreparedClient> good = new ArrayList<>(BATCH);
        List<Entry.Bad> bad = new ArrayList<>();
        long text = 0;
        while (good.size() + bad.size() < BATCH && text < BATCH_TEXT && book.hasNext()) {
            Entry entry = book.next();
            eachRead.run();
            if (entry instanceof Entry.Good one) {
                prepare(one, good, bad);
                text += good.isEmpty()
                        ? 0
                        : good.get(good.size() - 1).facts().json().length();
            } else if (entry instanceof Entry.Bad one) {
                bad.add(one);
            }
        }
        return new Batch(good, bad, !book.hasNext(), Optional.empty());
    }

    private static void prepare(Entry.Good entry, List<PreparedClient> good, List<Entry.Bad> bad) {
        ClientFacts facts = ClientFacts.of(entry.client());
        List<FactProblem> problems = new ArrayList<>();
        ClientIds.problem(facts.id()).ifPresent(why -> problems.add(new FactProblem("/id", why)));
        facts.problem().ifPresent(why -> problems.add(new FactProblem("", why)));
        if (problems.isEmpty()) {
            good.add(new PreparedClient(entry.line(), facts, entry.client()));
        } else {
            bad.add(new Entry.Bad(entry.line(), problems));
        }
    }

    private void hand(Batch batch) throws InterruptedException {
        while (!closed && !ready.offer(batch, 1, TimeUnit.SECONDS)) {
            continue;
        }
    }
}
