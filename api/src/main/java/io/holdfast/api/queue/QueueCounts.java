package io.holdfast.api.queue;

import io.holdfast.api.database.Recent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/**
 * How many recommendations each choice of a filter would show. Of a large queue it is what was counted some seconds ago,
 * with what was done here since; counting reads every row, and no page waits for that.
 */
public final class QueueCounts implements Move.Taker {

    /** Rows that are counted whenever somebody looks. */
    private static final int QUICK = 5_000;
    /** Moves since the last count that are remembered; a round makes more, and is counted when it goes on. */
    private static final int MOST_MOVES = 5_000;

    private final QueueStore store;
    private final Recent<LocalDate, Counted> counted;
    private final Deque<Step> steps = new ArrayDeque<>();
    private long stepped;

    /**
     * @param nanos a watch that only ever goes forward
     * @param behind where a large queue is counted anew
     */
    public QueueCounts(QueueStore store, LongSupplier nanos, Executor behind) {
        this(store, QUICK, nanos, behind);
    }

    QueueCounts(QueueStore store, int quick, LongSupplier nanos, Executor behind) {
        this.store = store;
        this.counted = new Recent<>(this::count, one -> one.rows() <= quick, nanos, behind);
    }

    /**
     * What was counted.
     *
     * @param upTo the last step that it may know
     */
    private record Counted(QueueTally tally, List<String> owners, long rows, long upTo) {}

    /** A recommendation that came into a cell, or left it. */
    private record Step(long number, OpenRecommendation row, int by) {}

    /** What any filter of these owners and this text would show. */
    public QueueTally tally(QueueFilter filter, LocalDate today) {
        if (!filter.owners().isEmpty() || !filter.text().isEmpty()) {
            return store.tally(filter.owners(), filter.text(), today)
                    .orElseGet(() -> tally(filter.withText(""), today).leavingOutText());
        }
        Counted last = counted.of(today);
        List<QueueCell> since = since(last.upTo(), today);
        return since.isEmpty() ? last.tally() : last.tally().and(since);
    }

    /** Whose they are, those with most first. */
    public List<String> owners(LocalDate today) {
        return counted.of(today).owners();
    }

    /** Counts before anybody looks. */
    void expect(LocalDate today) {
        counted.expect(today);
    }

    @Override
    public void take(Handle handle, List<Move> moves, Instant at) {
        synchronized (steps) {
            for (Move move : moves) {
                if (move.what() != Move.What.ADDED) {
                    step(move.before().orElse(move.now()), -1);
                }
                if (move.what() != Move.What.GONE) {
                    step(move.now(), 1);
                }
            }
            while (steps.size() > MOST_MOVES) {
                steps.removeFirst();
            }
        }
    }

    private void step(OpenRecommendation row, int by) {
        stepped++;
        steps.addLast(new Step(stepped, row, by));
    }

    private List<QueueCell> since(long upTo, LocalDate today) {
        List<QueueCell> cells = new ArrayList<>();
        synchronized (steps) {
            steps.stream()
                    .filter(step -> step.number() > upTo)
                    .forEach(step -> cells.add(QueueCell.of(step.row(), step.by(), today)));
        }
        return cells;
    }

    private Counted count(LocalDate today) {
        long upTo;
        synchronized (steps) {
            upTo = stepped;
        }
        QueueTally tally = store.tally(List.of(), "", today).orElseThrow();
        return new Counted(tally, store.owners(), tally.rows(), upTo);
    }
}
