package io.holdfast.catalogue;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one service stands to the many clients who neither have it nor anything it builds on, nor asked for it. Such
 * openings differ in so little that each is made once; two threads that both find none make equal ones.
 */
final class Usual {

    private static final int SEGMENTS = 3;

    /** In how many ways it may stand to them. */
    static final int WAYS = SEGMENTS * 2 * 2;

    private final @Nullable Opening[] made = new Opening[WAYS];

    /**
     * In which of the ways it stands to a client.
     *
     * @param inSegment whether the service is for the client's segment; null where nobody knows
     */
    static int way(boolean adjacent, boolean solvesNeed, @Nullable Boolean inSegment) {
        int segment = inSegment == null ? 2 : inSegment ? 1 : 0;
        return (segment * 2 + (adjacent ? 1 : 0)) * 2 + (solvesNeed ? 1 : 0);
    }

    Opening of(int way, Supplier<Opening> fresh) {
        Opening known = made[way];
        if (known == null) {
            known = fresh.get();
            made[way] = known;
        }
        return known;
    }
}
