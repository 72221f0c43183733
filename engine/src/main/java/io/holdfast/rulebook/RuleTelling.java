package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a rule that fired is told, whatever client it fired for. */
final class RuleTelling {

    private static final String UNSAID = "unsaid";
    private static final ConditionReading UNREAD = new ConditionReading(
            "only Drools reads this rule, so nobody can say what it asked for", "rule", UNSAID, UNSAID, true);

    private final Rule rule;
    private final IdentityHashMap<Element, Telling> tellings = new IdentityHashMap<>();

    /** Part by part; empty where parts are told together. */
    private final PartTelling[] parts;

    /** As many readings as there can be. */
    private final int most;

    RuleTelling(Rule rule) {
        this.rule = rule;
        this.most = rule.when().stream().mapToInt(this::add).sum();
        List<PartTelling> alone = rule.when().stream()
                .flatMap(part -> PartTelling.of(part, this).stream())
                .toList();
        this.parts = alone.size() == rule.when().size() ? alone.toArray(PartTelling[]::new) : new PartTelling[0];
    }

    /** Puts a part and what it consists of into words; answers how many readings it can have at the most. */
    private int add(Element element) {
        if (element instanceof Element.Pattern pattern) {
            tellings.put(pattern, telling(pattern));
            return Math.max(1, leaves(pattern.conditions()));
        } else if (element instanceof Element.And and) {
            return and.parts().stream().mapToInt(this::add).sum();
        } else if (element instanceof Element.Or or) {
            return or.parts().stream().mapToInt(this::add).max().orElse(0);
        } else if (element instanceof Element.Exists exists) {
            return add(exists.part());
        } else if (element instanceof Element.Gather gather) {
            tellings.put(gather, Telling.of(gather.conditions(), Optional.of(Traces.subject(gather.source()))));
            return leaves(gather.conditions());
        }
        return 1;
    }

    private static int leaves(List<Condition> conditions) {
        return conditions.stream()
                .mapToInt(condition -> condition.test().leaves().size())
                .sum();
    }

    private static Telling telling(Element.Pattern pattern) {
        if (pattern.conditions().isEmpty() && pattern.type() != FactType.CLIENT) {
            ConditionReading one = Traces.one(pattern, pattern.words(), true);
            return (fact, bindings, readings) -> readings.add(one);
        }
        Optional<String> signal = Traces.signalName(pattern);
        List<Condition> told = pattern.conditions().stream()
                .filter(condition -> signal.isEmpty() || !Traces.isNameOfSignal(condition.test()))
                .toList();
        return Telling.of(told, signal);
    }

    Rule rule() {
        return rule;
    }

    /** How a pattern or a gathering is told. */
    Telling of(Element element) {
        return Objects.requireNonNull(tellings.get(element));
    }

    /**
     * Each condition held against what it matched.
     *
     * @param named what the firing had bound: what is told is of that match and no other
     */
    List<ConditionReading> of(FactSet facts, Bindings named) {
        if (rule.isOnlyDrools()) {
            return List.of(UNREAD);
        }
        List<ConditionReading> readings = new ArrayList<>(most);
        boolean isTold =
                parts.length > 0 ? each(facts, named, readings) : Explanation.tell(this, facts, named, readings);
        if (!isTold) {
            throw new IllegalStateException("The rule \"" + rule.name() + "\" fired, yet its conditions do not hold.");
        }
        return readings;
    }

    private boolean each(FactSet facts, Bindings named, List<ConditionReading> readings) {
        for (PartTelling part : parts) {
            if (!part.tell(facts, named, readings)) {
                return false;
            }
        }
        return true;
    }
}
