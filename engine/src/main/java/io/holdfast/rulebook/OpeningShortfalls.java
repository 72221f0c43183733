package io.holdfast.rulebook;

import io.holdfast.catalogue.Opening;
import io.holdfast.catalogue.Openings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many conditions of patterns openings fail, remembered as {@link OpeningNeeds} remembers what they meet. */
final class OpeningShortfalls {

    private final List<Wanted> patterns;
    private volatile @Nullable Counted[] usual = new Counted[0];

    /**
     * @param patterns by number; of those of other facts nothing is asked here
     */
    OpeningShortfalls(List<Wanted> patterns) {
        this.patterns = patterns;
    }

    /** How many conditions of each pattern one opening fails. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Counted(Opening opening, int[] failing) {}

    /** How many conditions of a pattern an opening fails. */
    int failing(int pattern, Openings openings, int place) {
        int number = openings.usual(place);
        return number < 0
                ? patterns.get(pattern).failing(openings.get(place))
                : counted(number, openings.get(place), openings.ways())[pattern];
    }

    @SuppressWarnings("ReferenceEquality") // one that only looks the same is counted anew
    private int[] counted(int number, Opening opening, int ways) {
        @Nullable Counted[] known = usual;
        if (known.length != ways) {
            known = new Counted[ways];
            usual = known;
        }
        Counted counted = known[number];
        if (counted == null || counted.opening() != opening) {
            counted = new Counted(opening, count(opening));
            known[number] = counted;
        }
        return counted.failing();
    }

    private int[] count(Opening opening) {
        int[] failing = new int[patterns.size()];
        for (int pattern = 0; pattern < failing.length; pattern++) {
            Wanted wanted = patterns.get(pattern);
            failing[pattern] = wanted.type() == FactType.OPENING ? wanted.failing(opening) : 0;
        }
        return failing;
    }
}
