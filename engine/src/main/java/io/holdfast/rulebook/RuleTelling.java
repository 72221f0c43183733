package io.holdfast.rulebook;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a rule that fired is told, whatever client it fired for. */
final class RuleTelling {

    private final Rule rule;
    private final IdentityHashMap<Element, Telling> tellings = new IdentityHashMap<>();
    private final boolean isAlone;
    private final Wanted[] wanted;

    RuleTelling(Rule rule) {
        this.rule = rule;
        rule.when().forEach(this::add);
        this.isAlone = rule.when().stream().allMatch(RuleTelling::isAlone);
        this.wanted = isAlone ? rule.when().stream().map(RuleTelling::wanted).toArray(Wanted[]::new) : new Wanted[0];
    }

    private void add(Element element) {
        if (element instanceof Element.Pattern pattern) {
            Optional<String> signal = Traces.signalName(pattern);
            List<Condition> told = pattern.conditions().stream()
                    .filter(condition -> signal.isEmpty() || !Traces.isNameOfSignal(condition.test()))
                    .toList();
            tellings.put(pattern, Telling.of(told, signal));
        } else if (element instanceof Element.And and) {
            and.parts().forEach(this::add);
        } else if (element instanceof Element.Or or) {
            or.parts().forEach(this::add);
        } else if (element instanceof Element.Exists exists) {
            add(exists.part());
        } else if (element instanceof Element.Gather gather) {
            tellings.put(gather, Telling.of(gather.conditions(), Optional.of(Traces.subject(gather.source()))));
        }
    }

    /** Whether a part binds at most the one fact that is found by looking at it alone. */
    private static boolean isAlone(Element element) {
        return element instanceof Element.Pattern pattern
                ? Need.isAll(pattern)
                : element instanceof Element.Not || element instanceof Element.Exists;
    }

    private static Wanted wanted(Element element) {
        return element instanceof Element.Pattern pattern
                ? Wanted.of(pattern)
                : new Wanted(FactType.CLIENT, null, new Check[0]);
    }

    Rule rule() {
        return rule;
    }

    /** How a pattern or a gathering is told. */
    Telling of(Element element) {
        return Objects.requireNonNull(tellings.get(element));
    }

    /**
     * The way in which it fired; null where it did not.
     *
     * @param named what the firing had bound
     */
    PlainEvaluator.@Nullable Solution solution(FactSet facts, Bindings named) {
        if (isAlone) {
            Bindings bindings = Bindings.NONE;
            Matches matches = Matches.NONE;
            for (int part = 0; part < wanted.length; part++) {
                if (rule.when().get(part) instanceof Element.Pattern pattern) {
                    Object fact = fact(pattern, wanted[part], facts, named);
                    if (fact == null) {
                        return null;
                    }
                    bindings = pattern.bound(fact, bindings);
                    matches = matches.with(pattern, fact);
                }
            }
            return new PlainEvaluator.Solution(bindings, matches);
        }
        return PlainEvaluator.first(rule.when(), facts, new Bindings(), named);
    }

    private static @Nullable Object fact(Element.Pattern pattern, Wanted wanted, FactSet facts, Bindings named) {
        Object known = pattern.binding().map(named::get).orElse(null);
        if (known != null) {
            return wanted.failing(known) == 0 ? known : null;
        }
        List<Object> all = facts.of(pattern.type());
        for (int i = 0; i < all.size(); i++) {
            if (wanted.failing(all.get(i)) == 0) {
                return all.get(i);
            }
        }
        return null;
    }
}
