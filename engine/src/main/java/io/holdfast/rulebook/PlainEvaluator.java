package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Evaluates a rule's when straight off the syntax tree, without any network: slow, simple, and a judge of the rest. */
final class PlainEvaluator {

    private final FactSet facts;
    private final Bindings fixed;

    private PlainEvaluator(FactSet facts, Bindings fixed) {
        this.facts = facts;
        this.fixed = fixed;
    }

    /** One way in which a when holds: what the rule bound, and the fact each pattern matched. */
    record Solution(Bindings bindings, Matches matched) {}

    /**
     * Every way in which a when holds, in the order of the facts.
     *
     * @param known what is bound before
     */
    static List<Solution> solve(List<Element> when, FactSet facts, Bindings known) {
        List<Solution> solutions = new ArrayList<>();
        new PlainEvaluator(facts, new Bindings()).each(when, 0, new Solution(known, Matches.NONE), solution -> {
            solutions.add(solution);
            return true;
        });
        return solutions;
    }

    /** Whether a rule's when holds in any way. */
    static boolean holds(Rule rule, FactSet facts) {
        return first(rule.when(), facts, new Bindings(), new Bindings()) != null;
    }

    /**
     * The first way in which a when holds; null when there is none.
     *
     * @param known what is bound before
     * @param fixed what its own names must turn out to be: only ways that agree count
     */
    static @Nullable Solution first(List<Element> when, FactSet facts, Bindings known, Bindings fixed) {
        Solution[] found = new Solution[1];
        new PlainEvaluator(facts, fixed).each(when, 0, new Solution(known, Matches.NONE), solution -> {
            found[0] = solution;
            return false;
        });
        return found[0];
    }

    /** Visits every way from an element on, until the visitor says stop; answers whether it did not. */
    private boolean each(List<Element> when, int at, Solution so, Predicate<Solution> visitor) {
        if (at == when.size()) {
            return visitor.test(so);
        }
        return one(when.get(at), so, next -> each(when, at + 1, next, visitor));
    }

    private boolean one(Element element, Solution so, Predicate<Solution> visitor) {
        if (element instanceof Element.Pattern pattern) {
            return pattern(pattern, so, visitor);
        } else if (element instanceof Element.Not not) {
            return holds(not.part(), so) ? true : visitor.test(so);
        } else if (element instanceof Element.Exists exists) {
            return holds(exists.part(), so) ? visitor.test(so) : true;
        } else if (element instanceof Element.And and) {
            return each(and.parts(), 0, so, visitor);
        } else if (element instanceof Element.Or or) {
            for (Element part : or.parts()) {
                if (!one(part, so, visitor)) {
                    return false;
                }
            }
            return true;
        }
        return gather((Element.Gather) element, so, visitor);
    }

    private boolean holds(Element element, Solution so) {
        return !inside().one(element, so, any -> false);
    }

    /** What is named inside a not, an exists or an accumulate is nobody else's, though a name outside may be the same. */
    private PlainEvaluator inside() {
        return new PlainEvaluator(facts, new Bindings());
    }

    private boolean pattern(Element.Pattern pattern, Solution so, Predicate<Solution> visitor) {
        for (Object fact : facts.of(pattern.type())) {
            Solution next = matched(pattern, fact, so);
            if (next != null && !visitor.test(next)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Solution matched(Element.Pattern pattern, Object fact, Solution so) {
        Bindings bindings = so.bindings();
        if (pattern.binding().isPresent()) {
            String name = pattern.binding().get();
            if (fixed.has(name) && fixed.get(name) != fact) {
                return null;
            }
            bindings = bindings.with(name, fact);
        }
        if (!pattern.fields().isEmpty()) {
            for (Map.Entry<String, FactPath> field : pattern.fields().entrySet()) {
                bindings = bindings.with(field.getKey(), field.getValue().of(fact, bindings));
            }
        }
        for (int i = 0; i < pattern.conditions().size(); i++) {
            if (!pattern.conditions().get(i).test().holds(fact, bindings)) {
                return null;
            }
        }
        return new Solution(bindings, so.matched().with(pattern, fact));
    }

    private boolean gather(Element.Gather gather, Solution so, Predicate<Solution> visitor) {
        List<Bindings> matches = new ArrayList<>();
        inside().one(gather.source(), so, match -> {
            matches.add(match.bindings());
            return true;
        });
        Bindings bindings = so.bindings();
        for (Element.Figure figure : gather.figures()) {
            OptionalDouble gathered = figure.over(matches);
            if (gathered.isEmpty()) {
                return true;
            }
            bindings = bindings.with(figure.binding(), gathered.getAsDouble());
        }
        for (Condition condition : gather.conditions()) {
            if (!condition.test().holds(gather, bindings)) {
                return true;
            }
        }
        return visitor.test(new Solution(bindings, so.matched()));
    }
}
