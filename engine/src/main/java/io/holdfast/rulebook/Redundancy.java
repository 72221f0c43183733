package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Which of the rules that say the same are redundant, and by which other: the first by place that holds whenever they
 * do. From build to build only what is new, and what leant on something that is gone, is held against the others.
 */
final class Redundancy {

    private static final int MOST_PAIRS = 200_000;

    private List<Verdict> members = List.of();
    private Map<Verdict, Verdict> by = Map.of();

    Redundancy copy() {
        Redundancy copy = new Redundancy();
        copy.members = members;
        copy.by = by;
        return copy;
    }

    /** For each rule, by place, the place among them of the one that makes it redundant. */
    List<OptionalInt> among(List<Verdict> now, IntFunction<Implication> rules) {
        Map<Verdict, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < now.size(); i++) {
            places.put(now.get(i), i);
        }
        Set<Verdict> before = Collections.newSetFromMap(new IdentityHashMap<>());
        if (isInOrder(places)) {
            before.addAll(members);
        }
        Search search = new Search(now, before, places, rules);
        Map<Verdict, Verdict> found = new IdentityHashMap<>();
        List<OptionalInt> all = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            OptionalInt other = search.by(i);
            all.add(other);
            Verdict one = now.get(i);
            other.ifPresent(place -> found.put(one, now.get(place)));
        }
        members = List.copyOf(now);
        by = found.isEmpty() ? Map.of() : found;
        return all;
    }

    /** Whether those of the rules that were there before still stand in the same order. */
    private boolean isInOrder(Map<Verdict, Integer> places) {
        int last = -1;
        for (Verdict member : members) {
            int place = places.getOrDefault(member, last + 1);
            if (place <= last) {
                return false;
            }
            last = places.containsKey(member) ? place : last;
        }
        return true;
    }

    private final class Search {

        private final List<Verdict> now;
        private final Set<Verdict> before;
        private final Map<Verdict, Integer> places;
        private final IntFunction<Implication> rules;
        private final int[] added;
        private final Map<Implication, Integer> indexed = new HashMap<>();
        private final ImplicationIndex index;
        private final boolean many;

        Search(List<Verdict> now, Set<Verdict> before, Map<Verdict, Integer> places, IntFunction<Implication> rules) {
            this.now = now;
            this.before = before;
            this.places = places;
            this.rules = rules;
            this.added = IntStream.range(0, now.size())
                    .filter(i -> !before.contains(now.get(i)))
                    .toArray();
            this.many = (long) added.length * now.size() > MOST_PAIRS;
            for (int i = 0; many && i < now.size(); i++) {
                indexed.put(rules.apply(i), i);
            }
            this.index = new ImplicationIndex(List.copyOf(indexed.keySet()));
        }

        OptionalInt by(int one) {
            Verdict rule = now.get(one);
            Verdict known = by.get(rule);
            Integer place = known == null ? Integer.valueOf(now.size()) : places.get(known);
            if (!before.contains(rule) || place == null) {
                return first(one, candidates(one));
            }
            int until = place;
            OptionalInt earlier = first(one, IntStream.of(added).filter(other -> other < until));
            return earlier.isPresent() || until == now.size() ? earlier : OptionalInt.of(until);
        }

        private IntStream candidates(int one) {
            return many
                    ? index.candidates(rules.apply(one)).stream()
                            .mapToInt(other -> indexed.getOrDefault(other, one))
                            .sorted()
                            .distinct()
                    : IntStream.range(0, now.size());
        }

        private OptionalInt first(int one, IntStream others) {
            if (now.get(one).isImpossible()) {
                return OptionalInt.empty();
            }
            return others.filter(other -> other != one
                            && now.get(one).mayImply(now.get(other))
                            && isRedundant(rules.apply(one), rules.apply(other), one > other))
                    .findFirst();
        }

        private boolean isRedundant(Implication one, Implication other, boolean later) {
            return one.offered().containsAll(other.anchors())
                    && one.implies(other)
                    && (later || !other.implies(one))
                    && one.said().equals(other.said());
        }
    }
}
