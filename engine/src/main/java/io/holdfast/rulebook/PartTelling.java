package io.holdfast.rulebook;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a part of a rule that fired is told, where its fact is found without looking at the other parts. */
@FunctionalInterface
interface PartTelling {

    /**
     * Adds what is told of it.
     *
     * @param named what the firing had bound
     * @return whether there is a fact that it holds for
     */
    boolean tell(FactSet facts, Bindings named, List<ConditionReading> readings);

    /**
     * A part's telling; empty where it is told together with the others.
     *
     * @param tellings how patterns are told
     */
    static Optional<PartTelling> of(Element element, RuleTelling tellings) {
        if (element instanceof Element.Not not) {
            ConditionReading none = Traces.none(not);
            return Optional.of((facts, named, readings) -> readings.add(none));
        } else if (element instanceof Element.Exists exists
                && exists.part() instanceof Element.Pattern pattern
                && Need.isAll(pattern)) {
            return Optional.of(any(pattern, Optional.empty(), tellings.of(pattern)));
        } else if (element instanceof Element.Pattern pattern && Need.isAll(pattern)) {
            return Optional.of(
                    pattern.type() == FactType.CLIENT
                            ? client(pattern, tellings.of(pattern))
                            : any(pattern, pattern.binding(), tellings.of(pattern)));
        }
        return Optional.empty();
    }

    /** There is one client, and the rule fired for them: what it asks of them holds. */
    private static PartTelling client(Element.Pattern pattern, Telling telling) {
        return (facts, named, readings) -> {
            Object client = facts.of(FactType.CLIENT).get(0);
            telling.tell(client, bound(pattern, client), readings);
            return true;
        };
    }

    /** The fact that was bound, or else the first of its kind that holds. */
    private static PartTelling any(Element.Pattern pattern, Optional<String> binding, Telling telling) {
        Wanted wanted = Wanted.of(pattern);
        String name = binding.orElse(null);
        return (facts, named, readings) -> {
            Object known = name == null ? null : named.get(name);
            Object fact = known == null ? first(wanted, facts.of(pattern.type())) : known;
            if (fact == null) {
                return false;
            }
            telling.tell(fact, bound(pattern, fact), readings);
            return true;
        };
    }

    private static @Nullable Object first(Wanted wanted, List<Object> all) {
        for (int i = 0; i < all.size(); i++) {
            if (wanted.failing(all.get(i)) == 0) {
                return all.get(i);
            }
        }
        return null;
    }

    private static Bindings bound(Element.Pattern pattern, Object fact) {
        return pattern.fields().isEmpty() ? Bindings.NONE : pattern.bound(fact, Bindings.NONE);
    }
}
