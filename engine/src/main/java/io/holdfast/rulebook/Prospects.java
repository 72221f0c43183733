package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells what cannot be before any network is asked: a rule needs a fact for each of its patterns. Whether the facts fit
 * together is not looked at, so a rule that seems to have prospects may still not fire; one that has none cannot.
 */
final class Prospects {

    private final List<List<Need>> rules = new ArrayList<>();

    /** A fact that must be there: its kind, and what it must be by itself. */
    private record Need(FactType type, List<Check> checks) {

        boolean isMet(FactSet facts) {
            for (Object fact : facts.of(type)) {
                if (isMetBy(fact)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isMetBy(Object fact) {
            for (Check check : checks) {
                if (!check.holds(fact, Check.NOTHING)) {
                    return false;
                }
            }
            return true;
        }
    }

    Prospects(List<Rule> rules) {
        for (Rule rule : rules) {
            List<Need> needs = new ArrayList<>();
            rule.when().forEach(element -> add(element, needs));
            this.rules.add(needs);
        }
    }

    private static void add(Element element, List<Need> needs) {
        if (element instanceof Element.Pattern pattern) {
            needs.add(need(pattern));
        } else if (element instanceof Element.Exists exists) {
            add(exists.part(), needs);
        } else if (element instanceof Element.And and) {
            and.parts().forEach(part -> add(part, needs));
        }
    }

    private static Need need(Element.Pattern pattern) {
        List<Check> checks = new ArrayList<>();
        for (Condition condition : pattern.conditions()) {
            if (DirectPattern.outside(condition.test(), pattern.fields()).isEmpty()) {
                checks.add(Check.of(condition.test(), new Walk.Places(List.of(), pattern.fields())));
            }
        }
        return new Need(pattern.type(), checks);
    }

    /**
     * Whether any rule has prospects.
     *
     * @param seen the kinds of fact that are known; needs of other kinds are taken to be met
     */
    boolean any(FactSet facts, Set<FactType> seen) {
        return rules.stream()
                .anyMatch(needs -> needs.stream()
                        .filter(need -> seen.contains(need.type()))
                        .allMatch(need -> need.isMet(facts)));
    }
}
