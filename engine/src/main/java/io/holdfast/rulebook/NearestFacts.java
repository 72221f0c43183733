package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the facts of one client that come nearest to a rule of plain patterns and gatherings, as {@link NearMissSearch}
 * does for all others: the same order, the same bounds. While it looks it only counts; what failed is told of the nearest
 * facts alone.
 */
final class NearestFacts {

    private static final int NOBODY = Shortfalls.NOBODY;

    private final AskedRule rule;
    private final AskedRule.Part[] parts;
    private final Shortfalls.Reckoning reckoning;
    private final int[] toCome;

    /** The place of the fact taken for each part so far. */
    private final int[] taken;

    private int[] nearest = {};
    private int fewerThan;
    private int steps;

    private NearestFacts(AskedRule rule, Shortfalls.Reckoning reckoning, int fewerThan) {
        this.rule = rule;
        this.parts = rule.parts();
        this.reckoning = reckoning;
        this.toCome = reckoning.fromEach(rule);
        this.taken = new int[parts.length];
        this.fewerThan = fewerThan;
    }

    /**
     * What fails with the facts that come nearest; empty when that is too much.
     *
     * @param fewerThan how many conditions are too many
     */
    static Optional<List<FailedCondition>> failed(AskedRule rule, Shortfalls.Reckoning reckoning, int fewerThan) {
        NearestFacts search = new NearestFacts(rule, reckoning, fewerThan);
        search.from(0, 0, Bindings.NONE);
        return search.nearest.length == 0 ? Optional.empty() : Optional.of(search.told());
    }

    private void from(int at, int failing, Bindings bindings) {
        if (fewerThan != NearMissSearch.ANY_NUMBER
                && (failing + toCome[at] >= fewerThan || steps > NearMissSearch.MOST_STEPS)) {
            return;
        }
        steps++;
        if (at == parts.length) {
            nearest = taken.clone();
            fewerThan = failing;
            return;
        }
        AskedRule.Part part = parts[at];
        int room = fewerThan == NearMissSearch.ANY_NUMBER ? fewerThan : fewerThan - failing - toCome[at + 1];
        if (part.gather() != null) {
            Bindings figures = part.gather().figures(reckoning.facts(), bindings);
            take(at, NOBODY, part.gather().failing(figures), failing, room, figures);
        } else if (part.isUnwanted()) {
            int found = place(part, bindings, 1);
            take(at, found, found == NOBODY ? 0 : 1, failing, room, bindings);
        } else if (!part.isTaken()) {
            int best = place(part, bindings, room);
            if (best != NOBODY) {
                take(at, best, count(part, best, bindings), failing, room, bindings);
            } else if (least(reckoning.ofEachFact(part), 0) == Shortfalls.ANOTHER) {
                take(at, NOBODY, 1, failing, room, bindings);
            }
        } else {
            each(at, failing, bindings, room);
        }
    }

    private void take(int at, int place, int more, int failing, int room, Bindings bindings) {
        if (more < room) {
            taken[at] = place;
            from(at + 1, failing + more, bindings);
        }
    }

    /** Follows every fact that could be meant, those first that fail the fewest conditions. */
    private void each(int at, int failing, Bindings bindings, int room) {
        AskedRule.Part part = parts[at];
        int[] counts = counts(part, bindings);
        int fewest = least(counts, 0);
        if (fewest == Shortfalls.ANOTHER) {
            take(at, NOBODY, 1, failing, room, bindings);
        }
        for (int count = fewest; count < room && count != Shortfalls.ANOTHER; count = least(counts, count + 1)) {
            // What is found meanwhile leaves less room for the others.
            for (int place = 0; place < counts.length && failing + count + toCome[at + 1] < fewerThan; place++) {
                if (counts[place] == count) {
                    taken[at] = place;
                    from(at + 1, failing + count, rule.bound(at, fact(part, place), bindings));
                }
            }
        }
    }

    private static int least(int[] counts, int atLeast) {
        int least = Shortfalls.ANOTHER;
        for (int count : counts) {
            least = count >= atLeast ? Math.min(least, count) : least;
        }
        return least;
    }

    private int[] counts(AskedRule.Part part, Bindings bindings) {
        int[] alone = reckoning.ofEachFact(part);
        if (!part.nearness().joins()) {
            return alone;
        }
        int[] counts = new int[alone.length];
        Arrays.setAll(counts, place -> count(part, place, bindings));
        return counts;
    }

    private int count(AskedRule.Part part, int place, Bindings bindings) {
        int alone = reckoning.ofEachFact(part)[place];
        return alone == Shortfalls.ANOTHER ? alone : alone + part.nearness().failingJoins(fact(part, place), bindings);
    }

    /** The first fact that fails the fewest conditions, where these are fewer than are too many. */
    private int place(AskedRule.Part part, Bindings bindings, int tooMany) {
        int[] alone = reckoning.ofEachFact(part);
        int place = NOBODY;
        int fewest = tooMany;
        for (int i = 0; i < alone.length; i++) {
            if (alone[i] < fewest) {
                int count = count(part, i, bindings);
                if (count < fewest) {
                    fewest = count;
                    place = i;
                }
            }
        }
        return place;
    }

    private Object fact(AskedRule.Part part, int place) {
        return reckoning.factsOf(part).get(place);
    }

    private List<FailedCondition> told() {
        List<FailedCondition> failed = new ArrayList<>(fewerThan);
        Bindings bindings = Bindings.NONE;
        for (int at = 0; at < parts.length; at++) {
            int place = nearest[at];
            GatherNearness gather = parts[at].gather();
            if (gather != null) {
                bindings = gather.figures(reckoning.facts(), bindings);
                gather.tell(bindings, failed);
            } else {
                reckoning.tell(parts[at], place, bindings, failed);
                bindings = place == NOBODY ? bindings : rule.bound(at, fact(parts[at], place), bindings);
            }
        }
        return failed;
    }
}
