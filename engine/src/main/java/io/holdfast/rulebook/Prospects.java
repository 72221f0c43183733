package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells what cannot be before any network is asked: a rule needs a fact for each of its patterns. Whether the facts fit
 * together is not looked at, so a rule that seems to have prospects may still not fire; one that has none cannot.
 */
final class Prospects {

    private final List<Need> needs = new ArrayList<>();
    private final List<Outlook> rules = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * What one rule needs, by number.
     *
     * @param required what must be met for it to fire, what costs least to know first
     * @param asked everything its patterns ask about, what must not be there among it
     */
    private record Outlook(int[] required, int[] asked) {}

    Prospects(List<Rule> rules) {
        for (Rule rule : rules) {
            List<Integer> required = new ArrayList<>();
            List<Integer> asked = new ArrayList<>();
            rule.when().forEach(element -> required(element, pattern -> required.add(number(pattern))));
            rule.when().forEach(element -> asked(element, pattern -> asked.add(number(pattern))));
            required.sort(Comparator.comparing(number -> needs.get(number).type()));
            this.rules.add(new Outlook(array(required), array(asked)));
        }
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    private int number(Element.Pattern pattern) {
        return numbers.computeIfAbsent(Need.text(pattern), any -> {
            needs.add(Need.of(pattern));
            return needs.size() - 1;
        });
    }

    private static void required(Element element, Consumer<Element.Pattern> each) {
        if (element instanceof Element.Pattern pattern) {
            each.accept(pattern);
        } else if (element instanceof Element.Exists exists) {
            required(exists.part(), each);
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> required(part, each));
        }
    }

    private static void asked(Element element, Consumer<Element.Pattern> each) {
        if (element instanceof Element.Pattern pattern) {
            each.accept(pattern);
        } else if (element instanceof Element.Not not) {
            asked(not.part(), each);
        } else if (element instanceof Element.Exists exists) {
            asked(exists.part(), each);
        } else if (element instanceof Element.Or or) {
            or.parts().forEach(part -> asked(part, each));
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> asked(part, each));
        } else if (element instanceof Element.Gather gather) {
            asked(gather.source(), each);
        }
    }

    /**
     * Whether any rule has prospects.
     *
     * @param seen the kinds of fact that are known; needs of other kinds are taken to be met
     */
    boolean any(FactSet facts, Set<FactType> seen) {
        Met met = new Met(facts);
        for (Outlook rule : rules) {
            if (hasProspects(rule, met, seen)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasProspects(Outlook rule, Met met, Set<FactType> seen) {
        for (int need : rule.required()) {
            if (seen.contains(needs.get(need).type()) && !met.is(need)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The facts that rules with prospects ask about; empty when no rule has any. A rule that only says what must not be
     * there has prospects without a single fact. To a rule without prospects it makes no difference what is there: it
     * stays without the fact it lacks.
     */
    Optional<List<Object>> wanted(FactSet facts, List<?> all) {
        Met met = new Met(facts);
        BitSet asked = new BitSet(needs.size());
        boolean any = false;
        for (Outlook rule : rules) {
            if (hasProspects(rule, met, FactType.ALL)) {
                any = true;
                for (int need : rule.asked()) {
                    asked.set(need);
                }
            }
        }
        if (!any) {
            return Optional.empty();
        }
        List<Object> wanted = new ArrayList<>();
        if (!asked.isEmpty()) {
            List<List<Need>> byType = byType(asked);
            for (Object fact : all) {
                FactType.of(fact)
                        .filter(type -> isAsked(byType.get(type.ordinal()), fact))
                        .ifPresent(type -> wanted.add(fact));
            }
        }
        return Optional.of(wanted);
    }

    private List<List<Need>> byType(BitSet asked) {
        List<List<Need>> byType = new ArrayList<>();
        FactType.ALL.forEach(type -> byType.add(new ArrayList<>()));
        for (int need = asked.nextSetBit(0); need >= 0; need = asked.nextSetBit(need + 1)) {
            byType.get(needs.get(need).type().ordinal()).add(needs.get(need));
        }
        return byType;
    }

    private static boolean isAsked(List<Need> asked, Object fact) {
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).isMetBy(fact)) {
                return true;
            }
        }
        return false;
    }

    /** Which needs are met, each looked at once at most. */
    private final class Met {

        private final FactSet facts;
        private final byte[] known = new byte[needs.size()];

        private Met(FactSet facts) {
            this.facts = facts;
        }

        private boolean is(int need) {
            if (known[need] == 0) {
                known[need] = (byte) (needs.get(need).isMet(facts) ? 1 : -1);
            }
            return known[need] > 0;
        }
    }
}
