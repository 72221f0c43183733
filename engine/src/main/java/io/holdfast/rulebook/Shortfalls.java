package io.holdfast.rulebook;

import io.holdfast.catalogue.Openings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many conditions of a rule fail at least, as far as single facts tell. Rules ask much the same of single facts, so
 * each pattern is held against the facts of a client once. Where no condition concerns several facts, the number is exact.
 */
final class Shortfalls {

    private static final int[] UNKNOWN = {};

    /** What a fact fails that is not meant at all. */
    static final int ANOTHER = Integer.MAX_VALUE;

    /** The place of no fact. */
    static final int NOBODY = -1;

    private final List<Wanted> wanted = new ArrayList<>();
    private final Map<String, AskedRule[]> proposing = new HashMap<>();
    private final OpeningShortfalls openings = new OpeningShortfalls(wanted);

    /**
     * @param rules those that propose something, by what they propose
     */
    Shortfalls(Map<String, List<Rule>> rules) {
        Map<String, Integer> numbers = new HashMap<>();
        IdentityHashMap<Rule, AskedRule> known = new IdentityHashMap<>();
        rules.forEach((action, some) -> proposing.put(
                action,
                some.stream()
                        .map(rule -> known.computeIfAbsent(
                                rule, any -> new AskedRule(rule, pattern -> number(pattern, numbers))))
                        .toArray(AskedRule[]::new)));
    }

    private int number(Element.Pattern pattern, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(Need.text(pattern), any -> {
            wanted.add(Wanted.of(pattern));
            return wanted.size() - 1;
        });
    }

    /** The rules that propose an action, in the order of the book. */
    AskedRule[] proposing(String action) {
        AskedRule[] rules = proposing.get(action);
        return rules == null ? new AskedRule[0] : rules;
    }

    /** What they are for the facts of one client. */
    Reckoning of(FactSet facts) {
        return new Reckoning(facts);
    }

    /** The shortfalls for one client, each pattern counted when first asked about. */
    final class Reckoning {

        private final FactSet facts;

        /** One more than the fewest conditions of each pattern that fail; 0 where nobody has counted. */
        private final int[] fewest = new int[wanted.size()];

        /** The place of the first fact that fails so few. */
        private final int[] nearest = new int[wanted.size()];

        /** How many conditions of each pattern each fact fails, where somebody asked. */
        private int[] @Nullable [] each = {};

        private Reckoning(FactSet facts) {
            this.facts = facts;
        }

        /**
         * How many conditions of a rule fail at least.
         *
         * @param enough where it is as many as this, nobody counts on
         */
        int atLeast(AskedRule rule, int enough) {
            int sum = 0;
            for (AskedRule.Part part : rule.parts()) {
                sum += atLeast(part);
                if (sum >= enough) {
                    return sum;
                }
            }
            return sum;
        }

        /** How many fail at least from each part of its when on. */
        int[] fromEach(AskedRule rule) {
            AskedRule.Part[] parts = rule.parts();
            int[] from = new int[parts.length + 1];
            for (int part = parts.length - 1; part >= 0; part--) {
                from[part] = from[part + 1] + atLeast(parts[part]);
            }
            return from;
        }

        /** How many conditions of a part each fact of its kind fails at least; empty where it is no single pattern. */
        int[] ofEachFact(AskedRule.Part part) {
            if (!part.isPattern()) {
                return UNKNOWN;
            }
            if (each.length == 0) {
                each = new int[wanted.size()][];
            }
            int[] known = each[part.pattern()];
            if (known == null) {
                known = each(part.pattern());
                each[part.pattern()] = known;
            }
            return known;
        }

        private int[] each(int number) {
            Wanted pattern = wanted.get(number);
            List<Object> all = facts.of(pattern.type());
            int[] counts = new int[all.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = failing(number, pattern, all, i);
            }
            return counts;
        }

        /** How many conditions a fact fails; {@link #ANOTHER} where it is not meant. */
        private int failing(int number, Wanted pattern, List<Object> all, int place) {
            if (pattern.type() == FactType.OPENING && facts.openings() instanceof Openings own) {
                return openings.failing(number, own, place);
            }
            Object fact = all.get(place);
            return pattern.isMeant(fact) ? pattern.failing(fact) : ANOTHER;
        }

        FactSet facts() {
            return facts;
        }

        /** The facts that a part asks about. */
        List<Object> factsOf(AskedRule.Part part) {
            return facts.of(wanted.get(part.pattern()).type());
        }

        /**
         * The conditions of a rule that fail, of which none concerns several facts.
         *
         * @param count how many that are
         */
        List<FailedCondition> failed(AskedRule rule, int count) {
            List<FailedCondition> failed = new ArrayList<>(count);
            for (AskedRule.Part part : rule.parts()) {
                if (atLeast(part) > 0) {
                    tell(part, nearest[part.pattern()], Bindings.NONE, failed);
                }
            }
            return failed;
        }

        /**
         * Tells of what fails of a part.
         *
         * @param place of the fact that is taken for it, {@link #NOBODY} where there is none
         */
        void tell(AskedRule.Part part, int place, Bindings before, List<FailedCondition> failed) {
            boolean isThere = place != NOBODY;
            if (isThere && !part.isUnwanted()) {
                Check[] checks = wanted.get(part.pattern()).checks();
                part.nearness().tell(factsOf(part).get(place), before, checks, failed);
            } else if (isThere == part.isUnwanted()) {
                failed.add(part.nearness().whole());
            }
        }

        private int atLeast(AskedRule.Part part) {
            if (!part.isPattern() || (part.isUnwanted() && !part.isAll())) {
                return 0;
            }
            int known = fewest[part.pattern()];
            int least = (known == 0 ? count(part.pattern()) : known) - 1;
            return part.isUnwanted() ? (least == 0 ? 1 : 0) : least;
        }

        /** A pattern that no fact could be meant by lacks one thing: the fact. */
        private int count(int number) {
            Wanted pattern = wanted.get(number);
            List<Object> all = facts.of(pattern.type());
            int least = ANOTHER;
            int place = NOBODY;
            for (int i = 0; i < all.size() && least > 0; i++) {
                int failing = failing(number, pattern, all, i);
                if (failing < least) {
                    least = failing;
                    place = i;
                }
            }
            nearest[number] = place;
            fewest[number] = (place == NOBODY ? 1 : least) + 1;
            return fewest[number];
        }
    }
}
