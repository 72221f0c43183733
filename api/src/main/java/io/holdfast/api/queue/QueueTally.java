package io.holdfast.api.queue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How many recommendations any filter would show, counted once for all of them. */
public final class QueueTally {

    private final List<QueueCell> cells;
    private final boolean withoutText;

    QueueTally(List<QueueCell> cells) {
        this(cells, false);
    }

    private QueueTally(List<QueueCell> cells, boolean withoutText) {
        this.cells = List.copyOf(cells);
        this.withoutText = withoutText;
    }

    /** The same with what came and went since. */
    QueueTally and(List<QueueCell> since) {
        return new QueueTally(Stream.concat(cells.stream(), since.stream()).toList(), withoutText);
    }

    /** The same in place of counts of a text that too many clients fit. */
    QueueTally leavingOutText() {
        return new QueueTally(cells, true);
    }

    /** Whether the counts are those without the filter's text, because too many clients fit it to count them at once. */
    public boolean leavesOutText() {
        return withoutText;
    }

    /** All there are. */
    long rows() {
        return cells.stream().mapToLong(QueueCell::count).sum();
    }

    /** What a choice of a filter would leave. */
    public record Sum(long count, double score) {
        static final Sum NOTHING = new Sum(0, 0);

        Sum and(QueueCell cell) {
            return new Sum(count + cell.count(), score + cell.score());
        }
    }

    /** A part of the filter that people choose from. */
    public enum Part {
        PLAYBOOK,
        ACTION,
        SEGMENT,
        HEALTH,
        TIER;

        private String of(QueueCell cell) {
            return switch (this) {
                case PLAYBOOK -> cell.playbook();
                case ACTION -> cell.action();
                case SEGMENT -> cell.segment();
                case HEALTH -> cell.health();
                case TIER -> cell.tier();
            };
        }

        private String asked(QueueFilter filter) {
            return switch (this) {
                case PLAYBOOK -> filter.playbook();
                case ACTION -> filter.action();
                case SEGMENT -> filter.segment();
                case HEALTH -> filter.health();
                case TIER -> filter.tier();
            };
        }

        private boolean fits(QueueFilter filter, QueueCell cell) {
            String word = asked(filter);
            return word.isEmpty() || word.equals(of(cell));
        }
    }

    /** All that the filter shows. */
    public Sum of(QueueFilter filter) {
        Predicate<QueueCell> parts = fitting(filter, List.of(Part.values()));
        return sum(cell -> parts.test(cell) && filter.state().takes(cell.state()) && within(filter.due(), cell.due()));
    }

    /** What each choice of a part would show, everything else in the filter as it is. */
    public Map<String, Sum> by(Part part, QueueFilter filter) {
        List<Part> others =
                List.of(Part.values()).stream().filter(one -> one != part).toList();
        Predicate<QueueCell> parts = fitting(filter, others);
        Map<String, Sum> sums = new TreeMap<>();
        cells.stream()
                .filter(parts)
                .filter(cell -> filter.state().takes(cell.state()) && within(filter.due(), cell.due()))
                .forEach(cell -> sums.merge(part.of(cell), Sum.NOTHING.and(cell), (one, other) -> one.and(cell)));
        sums.values().removeIf(sum -> sum.count() <= 0);
        return sums;
    }

    private static Predicate<QueueCell> fitting(QueueFilter filter, List<Part> parts) {
        return cell -> parts.stream().allMatch(part -> part.fits(filter, cell));
    }

    private static boolean within(QueueFilter.Due asked, String due) {
        return switch (asked) {
            case ANY -> true;
            case OVERDUE -> due.equals("overdue");
            case WEEK -> due.equals("overdue") || due.equals("7");
            case MONTH -> !due.equals("later");
        };
    }

    private Sum sum(Predicate<QueueCell> counted) {
        Sum sum = Sum.NOTHING;
        for (QueueCell cell : cells) {
            if (counted.test(cell)) {
                sum = sum.and(cell);
            }
        }
        return sum;
    }
}
