package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many conditions of a rule fail at least, as far as single facts tell. Rules ask much the same of single facts, so
 * each pattern is held against the facts of a client once. Where no condition concerns several facts, the number is exact.
 */
final class Shortfalls {

    private final List<Wanted> wanted = new ArrayList<>();
    private final Map<Rule, Asked> asked = new IdentityHashMap<>();

    /** A pattern: the kind of fact, the signal it is about, and what is asked of the fact alone, one by one. */
    private record Wanted(FactType type, Optional<String> signal, Check[] checks) {}

    /**
     * What a rule asks.
     *
     * @param wanted its patterns by number
     * @param unwanted those that nothing may match
     */
    private record Asked(int[] wanted, int[] unwanted, boolean isAll) {}

    Shortfalls(Iterable<List<Rule>> rules) {
        Map<String, Integer> numbers = new HashMap<>();
        rules.forEach(some -> some.forEach(rule -> asked.computeIfAbsent(rule, any -> asked(rule, numbers))));
    }

    private Asked asked(Rule rule, Map<String, Integer> numbers) {
        List<Integer> mustBe = new ArrayList<>();
        List<Integer> mustNotBe = new ArrayList<>();
        boolean isAll = true;
        for (Element element : rule.when()) {
            Element part = element instanceof Element.Exists exists ? exists.part() : element;
            if (part instanceof Element.Pattern pattern) {
                mustBe.add(number(pattern, numbers));
                isAll &= Need.isAll(pattern);
            } else if (part instanceof Element.Not not
                    && not.part() instanceof Element.Pattern pattern
                    && Need.isAll(pattern)) {
                mustNotBe.add(number(pattern, numbers));
            } else {
                isAll = false;
            }
        }
        return new Asked(array(mustBe), array(mustNotBe), isAll);
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
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
        private final int[] failing = new int[wanted.size()];

        private Reckoning(FactSet facts) {
            this.facts = facts;
            Arrays.fill(failing, -1);
        }

        /** How many conditions fail at least. */
        int atLeast(Rule rule) {
            Asked its = asked.get(rule);
            int sum = 0;
            if (its != null) {
                for (int pattern : its.wanted()) {
                    sum += failing(pattern);
                }
                for (int pattern : its.unwanted()) {
                    sum += failing(pattern) == 0 ? 1 : 0;
                }
            }
            return sum;
        }

        /** Whether it is no more than that. */
        boolean isExact(Rule rule) {
            Asked its = asked.get(rule);
            return its != null && its.isAll();
        }

        private int failing(int pattern) {
            if (failing[pattern] < 0) {
                failing[pattern] = fewest(wanted.get(pattern));
            }
            return failing[pattern];
        }

        private int fewest(Wanted pattern) {
            List<Object> all = facts.of(pattern.type());
            int fewest = Integer.MAX_VALUE;
            for (int i = 0; i < all.size() && fewest > 0; i++) {
                Object fact = all.get(i);
                if (pattern.signal().isEmpty()
                        || fact instanceof Signal own
                                && own.name().equals(pattern.signal().get())) {
                    fewest = Math.min(fewest, failing(pattern.checks(), fact, fewest));
                }
            }
            return fewest == Integer.MAX_VALUE ? 1 : fewest;
        }

        private static int failing(Check[] checks, Object fact, int tooMany) {
            int failing = 0;
            for (int i = 0; i < checks.length && failing < tooMany; i++) {
                failing += checks[i].holds(fact, Check.NOTHING) ? 0 : 1;
            }
            return failing;
        }
    }
}
