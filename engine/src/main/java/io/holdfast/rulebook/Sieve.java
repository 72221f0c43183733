package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of many needs a fact meets: where needs want values of the same field, its value is looked up. */
final class Sieve {

    /** So few needs are asked one by one. */
    private static final int FEW = 4;

    private final int[] needs;
    private final Check[][] checks;
    private final List<Fork> forks = new ArrayList<>();

    /** A field, and what is left to be asked for each value of it that some need wants. */
    private record Fork(Walk walk, Map<Object, Sieve> byValue) {}

    /**
     * A need and what is left to be asked for it.
     *
     * @param pattern where it stands
     */
    record Wish(int need, Element.Pattern pattern, List<Test> left) {

        private Wish without(Test known) {
            return new Wish(
                    need, pattern, left.stream().filter(test -> test != known).toList());
        }

        /** The first field whose value it names. */
        private Optional<Test.Compare> named() {
            for (Test test : left) {
                if (test instanceof Test.Compare compare
                        && compare.operator() == Operator.EQUAL
                        && compare.fact().binding().isEmpty()
                        && compare.other() instanceof Literal literal
                        && literal.constant() != null) {
                    return Optional.of(compare);
                }
            }
            return Optional.empty();
        }
    }

    Sieve(List<Wish> wishes, Checks made) {
        Map<String, List<Wish>> byField = new LinkedHashMap<>();
        List<Wish> alone = new ArrayList<>();
        for (Wish wish : wishes) {
            wish.named()
                    .ifPresentOrElse(
                            test -> byField.computeIfAbsent(test.fact().label(), any -> new ArrayList<>())
                                    .add(wish),
                            () -> alone.add(wish));
        }
        byField.values().forEach(some -> {
            if (some.size() > FEW) {
                forks.add(fork(some, made));
            } else {
                alone.addAll(some);
            }
        });
        this.needs = alone.stream().mapToInt(Wish::need).toArray();
        this.checks = alone.stream()
                .map(wish -> wish.left().stream()
                        .map(test -> made.of(test, wish.pattern()))
                        .toArray(Check[]::new))
                .toArray(Check[][]::new);
    }

    private static Fork fork(List<Wish> wishes, Checks made) {
        Map<Object, List<Wish>> byValue = new LinkedHashMap<>();
        for (Wish wish : wishes) {
            Test.Compare test = wish.named().orElseThrow();
            Object value = Check.key(((Literal) test.other()).constant());
            byValue.computeIfAbsent(value, any -> new ArrayList<>()).add(wish.without(test));
        }
        Map<Object, Sieve> next = new HashMap<>();
        byValue.forEach((value, some) -> next.put(value, new Sieve(some, made)));
        FactPath field = wishes.get(0).named().orElseThrow().fact();
        return new Fork(Walk.of(field, Walk.Places.NONE), next);
    }

    /** Notes the needs that a fact meets. */
    void met(Object fact, BitSet met) {
        for (int i = 0; i < needs.length; i++) {
            if (holds(checks[i], fact)) {
                met.set(needs[i]);
            }
        }
        for (int i = 0; i < forks.size(); i++) {
            Fork fork = forks.get(i);
            Sieve next = fork.byValue().get(Check.key(fork.walk().of(fact, Check.NOTHING)));
            if (next != null) {
                next.met(fact, met);
            }
        }
    }

    private static boolean holds(Check[] checks, Object fact) {
        for (Check check : checks) {
            if (!check.holds(fact, Check.NOTHING)) {
                return false;
            }
        }
        return true;
    }
}
