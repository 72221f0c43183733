package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many conditions of a rule fail at least, as far as single facts tell. Rules ask much the same of single facts, so
 * each pattern is held against the facts of a client once. Where no condition concerns several facts, the number is exact.
 */
final class Shortfalls {

    private static final int NONE = -1;
    private static final int[] UNKNOWN = {};

    /** What a fact fails that is not meant at all. */
    private static final int ANOTHER = Integer.MAX_VALUE;

    private final List<Wanted> wanted = new ArrayList<>();
    private final Map<Rule, Asked> asked = new IdentityHashMap<>();

    /** A pattern: the kind of fact, the signal it is about, and what is asked of the fact alone, one by one. */
    private record Wanted(FactType type, Optional<String> signal, Check[] checks) {}

    /**
     * What a rule asks.
     *
     * @param patterns one for each part of its when, by number; {@link #NONE} where a part is not a single pattern
     * @param unwanted which of them nothing may match
     * @param isAll whether that is all it asks
     */
    private record Asked(int[] patterns, BitSet unwanted, boolean isAll) {}

    Shortfalls(Iterable<List<Rule>> rules) {
        Map<String, Integer> numbers = new HashMap<>();
        rules.forEach(some -> some.forEach(rule -> asked.computeIfAbsent(rule, any -> asked(rule, numbers))));
    }

    private Asked asked(Rule rule, Map<String, Integer> numbers) {
        int[] patterns = new int[rule.when().size()];
        BitSet unwanted = new BitSet();
        boolean isAll = true;
        for (int i = 0; i < patterns.length; i++) {
            Element element = rule.when().get(i);
            Element part = element instanceof Element.Exists exists ? exists.part() : element;
            if (part instanceof Element.Pattern pattern) {
                patterns[i] = number(pattern, numbers);
                isAll &= Need.isAll(pattern);
            } else if (part instanceof Element.Not not
                    && not.part() instanceof Element.Pattern pattern
                    && Need.isAll(pattern)) {
                patterns[i] = number(pattern, numbers);
                unwanted.set(i);
            } else {
                patterns[i] = NONE;
                isAll = false;
            }
        }
        return new Asked(patterns, unwanted, isAll);
    }

    private int number(Element.Pattern pattern, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(Need.text(pattern), any -> {
            List<Check> checks = new ArrayList<>();
            pattern.conditions().forEach(condition -> checks(condition.test(), pattern, checks));
            wanted.add(new Wanted(pattern.type(), Traces.signalName(pattern), checks.toArray(Check[]::new)));
            return wanted.size() - 1;
        });
    }

    /** Of conditions joined by and, each that fails counts. */
    private static void checks(Test test, Element.Pattern pattern, List<Check> checks) {
        if (test instanceof Test.All all) {
            all.parts().forEach(part -> checks(part, pattern, checks));
        } else if (DirectPattern.outside(test, pattern.fields()).isEmpty()) {
            checks.add(Check.of(test, new Walk.Places(List.of(), pattern.fields())));
        }
    }

    /** What they are for the facts of one client. */
    Reckoning of(FactSet facts) {
        return new Reckoning(facts);
    }

    /** The shortfalls for one client, each pattern counted when first asked about. */
    final class Reckoning {

        private final FactSet facts;
        private final int[] @Nullable [] failing = new int[wanted.size()][];
        private final int[] fewest = new int[wanted.size()];

        private Reckoning(FactSet facts) {
            this.facts = facts;
        }

        /** How many conditions of a rule fail at least. */
        int atLeast(Rule rule) {
            Asked its = of(rule);
            int sum = 0;
            for (int part = 0; part < its.patterns().length; part++) {
                sum += atLeast(its, part);
            }
            return sum;
        }

        /** Whether it is no more than that. */
        boolean isExact(Rule rule) {
            return of(rule).isAll();
        }

        /** How many fail at least from each part of its when on. */
        int[] fromEach(Rule rule) {
            Asked its = of(rule);
            int[] from = new int[its.patterns().length + 1];
            for (int part = its.patterns().length - 1; part >= 0; part--) {
                from[part] = from[part + 1] + atLeast(its, part);
            }
            return from;
        }

        /** How many conditions of a part of a rule each fact of its kind fails at least; empty where nothing is known. */
        int[] ofEachFact(Rule rule, int part) {
            Asked its = of(rule);
            int pattern = its.patterns()[part];
            return pattern == NONE || its.unwanted().get(part) ? UNKNOWN : failing(pattern);
        }

        private Asked of(Rule rule) {
            return Objects.requireNonNull(asked.get(rule), "Only rules that propose something come near it.");
        }

        private int atLeast(Asked its, int part) {
            int pattern = its.patterns()[part];
            if (pattern == NONE) {
                return 0;
            }
            failing(pattern);
            int least = fewest[pattern];
            return its.unwanted().get(part) ? (least == 0 ? 1 : 0) : least;
        }

        private int[] failing(int pattern) {
            int[] known = failing[pattern];
            if (known == null) {
                known = count(wanted.get(pattern));
                failing[pattern] = known;
                fewest[pattern] = least(known);
            }
            return known;
        }

        /** A pattern that no fact could be meant by lacks one thing: the fact. */
        private static int least(int[] failing) {
            int least = ANOTHER;
            for (int one : failing) {
                least = Math.min(least, one);
            }
            return least == ANOTHER ? 1 : least;
        }

        private int[] count(Wanted pattern) {
            List<Object> all = facts.of(pattern.type());
            int[] counts = new int[all.size()];
            for (int i = 0; i < counts.length; i++) {
                Object fact = all.get(i);
                boolean isMeant = pattern.signal().isEmpty()
                        || fact instanceof Signal own
                                && own.name().equals(pattern.signal().get());
                counts[i] = isMeant ? failing(pattern.checks(), fact) : ANOTHER;
            }
            return counts;
        }

        private static int failing(Check[] checks, Object fact) {
            int failing = 0;
            for (Check check : checks) {
                failing += check.holds(fact, Check.NOTHING) ? 0 : 1;
            }
            return failing;
        }
    }
}
