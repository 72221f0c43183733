package io.holdfast.rulebook;

import io.holdfast.catalogue.Opening;
import io.holdfast.catalogue.Openings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which needs openings meet. Most openings of a client are the very same for many clients, and what they meet is found
 * out once: it is remembered with the opening it was found out about, so that an opening of another catalogue is not
 * taken for it. Two threads that both find nothing find out the same.
 */
final class OpeningNeeds {

    private static final int MOST = Long.SIZE;

    private final List<Need> needs = new ArrayList<>();
    private volatile @Nullable Met[] usual = new Met[0];

    /** The needs that one opening meets, each by its bit. */
    private record Met(Opening opening, long needs) {}

    /** The bit of a need from now on; -1 where there is no room for it. */
    int add(Need need) {
        if (needs.size() == MOST) {
            return -1;
        }
        needs.add(need);
        return needs.size() - 1;
    }

    /** The openings that meet a need, in their order. */
    List<Object> meeting(int bit, Openings openings) {
        Need need = needs.get(bit);
        if (need.isAny()) {
            return List.copyOf(openings);
        }
        @Nullable Met[] known = usual(openings.ways());
        List<Object> meeting = List.of();
        for (int place = 0; place < openings.size(); place++) {
            Opening opening = openings.get(place);
            int number = openings.usual(place);
            boolean isMet = number < 0 ? need.isMetBy(opening) : (met(known, number, opening) >>> bit & 1) != 0;
            if (isMet) {
                meeting = meeting.isEmpty() ? new ArrayList<>(Need.FEW) : meeting;
                meeting.add(opening);
            }
        }
        return meeting;
    }

    @SuppressWarnings("ReferenceEquality") // one that only looks the same is found out about anew
    private long met(@Nullable Met[] known, int number, Opening opening) {
        Met met = known[number];
        if (met == null || met.opening() != opening) {
            met = new Met(opening, met(opening));
            known[number] = met;
        }
        return met.needs();
    }

    private long met(Opening opening) {
        long met = 0;
        for (int bit = 0; bit < needs.size(); bit++) {
            met |= needs.get(bit).isMetBy(opening) ? 1L << bit : 0;
        }
        return met;
    }

    private @Nullable Met[] usual(int ways) {
        @Nullable Met[] known = usual;
        if (known.length != ways) {
            known = new Met[ways];
            usual = known;
        }
        return known;
    }
}
