package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A rule's when made ready to be matched by trying: each fact that meets the first pattern's needs with each that meets
 * the second's, and so on. For the few facts of one client that costs less than putting them into a session, and it
 * finds every way in which the when holds, as the network does.
 */
final class Matching {

    private final Speech speech;
    private final List<String> names;
    private final Step[] steps;
    private final int places;

    private Matching(Speech speech, List<String> names, Step[] steps, int places) {
        this.speech = speech;
        this.names = names;
        this.steps = steps;
        this.places = places;
    }

    /** The facts that are there. */
    interface Facts {

        /** Those that meet a need, in the order given. */
        List<Object> meeting(int need);
    }

    /** One part of the when. */
    private sealed interface Step {

        /** How many facts it tries for each choice made before it. */
        int tries(Facts facts);
    }

    /**
     * A pattern: the facts that meet its need, and what it asks of them together with what was bound before.
     *
     * @param binding the place of its fact; -1 where it has no name
     * @param fields what is read off its fact, from the place {@code firstField} on
     */
    private record Wanted(
            int need, List<Check> joins, int binding, int firstField, List<Function<Object, @Nullable Object>> fields)
            implements Step {

        boolean fits(Object fact, @Nullable Object[] bound) {
            return hold(joins, fact, bound);
        }

        void bind(Object fact, @Nullable Object[] bound) {
            if (binding >= 0) {
                bound[binding] = fact;
            }
            for (int i = 0; i < fields.size(); i++) {
                bound[firstField + i] = fields.get(i).apply(fact);
            }
        }

        @Override
        public int tries(Facts facts) {
            return facts.meeting(need).size();
        }
    }

    /** Whether there is any such fact at all. */
    private record Presence(Wanted pattern, boolean wanted) implements Step {

        @Override
        public int tries(Facts facts) {
            return pattern.joins().isEmpty() ? 1 : Math.max(1, pattern.tries(facts));
        }
    }

    /**
     * A figure over all such facts.
     *
     * @param over the place of the value it is taken over; -1 for a count
     * @param figure the place of the figure itself
     */
    private record Gathered(Wanted source, Gathering gathering, int over, int figure, List<Check> conditions)
            implements Step {

        @Override
        public int tries(Facts facts) {
            return Math.max(1, source.tries(facts));
        }
    }

    /** Of a rule; empty for one whose parts are more than single patterns, which only the network tells. */
    static Optional<Matching> of(Rule rule, ToIntFunction<Element.Pattern> needs) {
        return rule.isOnlyDrools() ? Optional.empty() : new Making(needs).of(rule);
    }

    /** How many choices of facts there are to be tried at most. */
    long tries(Facts facts) {
        long tries = 1;
        for (Step step : steps) {
            tries *= step.tries(facts);
            if (tries == 0 || tries > Integer.MAX_VALUE) {
                return tries;
            }
        }
        return tries;
    }

    /** Has the rule speak once for every way in which its when holds. */
    void say(Facts facts, Conclusions conclusions) {
        from(0, facts, new Object[places], conclusions);
    }

    private void from(int at, Facts facts, @Nullable Object[] bound, Conclusions conclusions) {
        if (at == steps.length) {
            speech.say(bindings(bound), conclusions);
            return;
        }
        Step step = steps[at];
        if (step instanceof Wanted pattern) {
            List<Object> all = facts.meeting(pattern.need());
            for (int i = 0; i < all.size(); i++) {
                if (pattern.fits(all.get(i), bound)) {
                    pattern.bind(all.get(i), bound);
                    from(at + 1, facts, bound, conclusions);
                }
            }
        } else if (step instanceof Presence presence) {
            if (isThere(presence.pattern(), facts, bound) == presence.wanted()) {
                from(at + 1, facts, bound, conclusions);
            }
        } else if (step instanceof Gathered gathered && holds(gathered, facts, bound)) {
            from(at + 1, facts, bound, conclusions);
        }
    }

    private static boolean isThere(Wanted pattern, Facts facts, @Nullable Object[] bound) {
        List<Object> all = facts.meeting(pattern.need());
        for (int i = 0; i < all.size(); i++) {
            if (pattern.fits(all.get(i), bound)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Gathered gathered, Facts facts, @Nullable Object[] bound) {
        OptionalDouble figure = figure(gathered, facts, bound);
        if (figure.isEmpty()) {
            return false;
        }
        Object value = figure.getAsDouble();
        bound[gathered.figure()] = value;
        return hold(gathered.conditions(), value, bound);
    }

    private static boolean hold(List<Check> checks, Object fact, @Nullable Object[] bound) {
        for (int i = 0; i < checks.size(); i++) {
            if (!checks.get(i).holds(fact, bound)) {
                return false;
            }
        }
        return true;
    }

    private static OptionalDouble figure(Gathered gathered, Facts facts, @Nullable Object[] bound) {
        List<Object> all = facts.meeting(gathered.source().need());
        double[] values = new double[all.size()];
        int known = 0;
        int matches = 0;
        for (int i = 0; i < all.size(); i++) {
            if (gathered.source().fits(all.get(i), bound)) {
                matches++;
                gathered.source().bind(all.get(i), bound);
                if (gathered.over() >= 0 && bound[gathered.over()] instanceof Number number) {
                    values[known++] = number.doubleValue();
                }
            }
        }
        return gathered.gathering().over(Arrays.copyOf(values, known), matches);
    }

    private Bindings bindings(@Nullable Object[] bound) {
        Bindings bindings = Bindings.NONE;
        for (int i = 0; i < names.size(); i++) {
            bindings = bindings.with(names.get(i), bound[i]);
        }
        return bindings;
    }

    /** Gives each name its place, as the when is gone through. */
    private static final class Making {

        private final ToIntFunction<Element.Pattern> needs;
        private int most;

        Making(ToIntFunction<Element.Pattern> needs) {
            this.needs = needs;
        }

        Optional<Matching> of(Rule rule) {
            List<String> names = new ArrayList<>();
            List<Step> steps = new ArrayList<>();
            for (Element element : rule.when()) {
                Optional<? extends Step> step = step(element, names);
                if (step.isEmpty()) {
                    return Optional.empty();
                }
                steps.add(step.get());
            }
            return Optional.of(new Matching(Speech.of(rule), List.copyOf(names), steps.toArray(Step[]::new), most));
        }

        private Optional<? extends Step> step(Element element, List<String> names) {
            if (element instanceof Element.Not not && not.part() instanceof Element.Pattern pattern) {
                return Optional.of(new Presence(pattern(pattern, new ArrayList<>(names)), false));
            } else if (element instanceof Element.Exists exists && exists.part() instanceof Element.Pattern pattern) {
                return Optional.of(new Presence(pattern(pattern, new ArrayList<>(names)), true));
            } else if (element instanceof Element.Gather gather) {
                return gathered(gather, names);
            }
            return element instanceof Element.Pattern pattern ? Optional.of(pattern(pattern, names)) : Optional.empty();
        }

        /** What it binds is added to the names; the names before it are what it may ask about. */
        private Wanted pattern(Element.Pattern pattern, List<String> names) {
            Walk.Places known = new Walk.Places(List.copyOf(names), pattern.fields());
            List<Check> joins = pattern.conditions().stream()
                    .filter(condition -> !Need.isAlone(condition, pattern))
                    .map(condition -> Check.of(condition.test(), known))
                    .toList();
            int binding = pattern.binding().map(name -> place(name, names)).orElse(-1);
            int firstField = names.size();
            List<Function<Object, @Nullable Object>> fields = new ArrayList<>();
            for (Map.Entry<String, FactPath> field : pattern.fields().entrySet()) {
                place(field.getKey(), names);
                fields.add(Walk.walk(field.getValue()));
            }
            return new Wanted(needs.applyAsInt(pattern), joins, binding, firstField, List.copyOf(fields));
        }

        private int place(String name, List<String> names) {
            names.add(name);
            most = Math.max(most, names.size());
            return names.size() - 1;
        }

        /** Its figure has a name outside, its facts only inside, at places that are free again after it. */
        private Optional<Gathered> gathered(Element.Gather gather, List<String> names) {
            if (!(gather.source() instanceof Element.Pattern pattern)
                    || gather.figures().size() != 1) {
                return Optional.empty();
            }
            Element.Figure figure = gather.figures().get(0);
            int own = place(figure.binding(), names);
            List<String> inside = new ArrayList<>(names);
            Wanted source = pattern(pattern, inside);
            int over = figure.of()
                    .filter(path -> path.steps().isEmpty())
                    .flatMap(FactPath::binding)
                    .map(inside::indexOf)
                    .orElse(-1);
            if (figure.of().isPresent() && over < 0) {
                return Optional.empty();
            }
            Walk.Places known = new Walk.Places(List.copyOf(names), Map.of());
            List<Check> conditions = gather.conditions().stream()
                    .map(condition -> Check.of(condition.test(), known))
                    .toList();
            return Optional.of(new Gathered(source, figure.gathering(), over, own, conditions));
        }
    }
}
