package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which of many needs a fact meets: where needs want values of the same field, its value is looked up, and what several
 * ask alike is asked once.
 */
final class Sieve {

    /** So few needs are asked one by one. */
    private static final int FEW = 4;

    private final int[] needs;
    private final Check[][] checks;
    private final List<Fork> forks = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();

    /** A field, and what is left to be asked for each value of it that some need wants. */
    private record Fork(Walk walk, Map<Object, Sieve> byValue) {}

    /** A test, and what is left to be asked where it holds. */
    private record Gate(Check check, Sieve next) {}

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

        /** A test in words that are the same for tests that ask the same. */
        private String text(Test test) {
            return TestText.of(
                    "",
                    test,
                    name -> "own."
                            + Objects.requireNonNull(pattern.fields().get(name), name)
                                    .label());
        }

        /** The test of these words. */
        private Test test(String text) {
            return left.stream()
                    .filter(test -> text(test).equals(text))
                    .findFirst()
                    .orElseThrow();
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
        List<Wish> single = behindGates(alone, made);
        this.needs = single.stream().mapToInt(Wish::need).toArray();
        this.checks = single.stream()
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

    /** Puts wishes that ask alike behind what they all ask, most of them first; gives those that are left. */
    private List<Wish> behindGates(List<Wish> wishes, Checks made) {
        Map<String, Integer> often = new HashMap<>();
        wishes.forEach(wish -> wish.left().forEach(test -> often.merge(wish.text(test), 1, Integer::sum)));
        Map<String, List<Wish>> byText = new LinkedHashMap<>();
        List<Wish> left = new ArrayList<>();
        for (Wish wish : wishes) {
            Optional<Test> shared =
                    wish.left().stream().max(Comparator.comparing(test -> often.getOrDefault(wish.text(test), 0)));
            if (shared.isPresent() && often.getOrDefault(wish.text(shared.get()), 0) > FEW) {
                byText.computeIfAbsent(wish.text(shared.get()), any -> new ArrayList<>())
                        .add(wish);
            } else {
                left.add(wish);
            }
        }
        byText.forEach((text, some) -> {
            if (some.size() > FEW) {
                gates.add(new Gate(
                        made.of(some.get(0).test(text), some.get(0).pattern()),
                        new Sieve(
                                some.stream()
                                        .map(wish -> wish.without(wish.test(text)))
                                        .toList(),
                                made)));
            } else {
                left.addAll(some);
            }
        });
        return left;
    }

    /** Notes the needs that a fact meets. */
    void met(Object fact, BitSet met) {
        for (int i = 0; i < needs.length; i++) {
            if (holds(checks[i], fact)) {
                met.set(needs[i]);
            }
        }
        for (int i = 0; i < gates.size(); i++) {
            Gate gate = gates.get(i);
            if (gate.check().holds(fact, Check.NOTHING)) {
                gate.next().met(fact, met);
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
