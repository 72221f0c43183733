package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Finds how near a rule came to firing: the match of its patterns with facts that leaves the fewest conditions failed.
 * Branches that already fail more than the best one are not followed, and after {@link #MOST_STEPS} the best so far
 * counts.
 */
final class NearMissSearch {

    private static final int MOST_STEPS = 5_000;
    private static final String NONE = "none";

    private final FactSet facts;
    private @Nullable List<Missed> best;
    private int steps;

    private NearMissSearch(FactSet facts) {
        this.facts = facts;
    }

    /**
     * A condition that did not hold.
     *
     * @param pattern the pattern it belongs to; empty for a figure
     * @param test what would have to hold on a fact that is there; empty where the whole pattern is what is missing
     * @param unwanted whether the pattern must match nothing, and does
     */
    record Missed(
            Optional<Element.Pattern> pattern,
            Optional<Test> test,
            boolean unwanted,
            ConditionTrace trace,
            @Nullable Double distance) {}

    /** How near a rule came, for people. */
    static NearMiss of(Rule rule, FactSet facts) {
        return new NearMiss(
                rule.name(),
                rule.at(),
                missed(rule, facts).stream()
                        .map(missed -> new NearMiss.Failed(missed.trace(), missed.distance()))
                        .toList());
    }

    /** The fewest conditions that would have had to hold as well. */
    static List<Missed> missed(Rule rule, FactSet facts) {
        NearMissSearch search = new NearMissSearch(facts);
        search.from(rule.when(), 0, new Bindings(), List.of());
        List<Missed> failed = search.best;
        return failed == null ? List.of() : failed;
    }

    private void from(List<Element> when, int at, Bindings bindings, List<Missed> failed) {
        List<Missed> known = best;
        if (known != null && (failed.size() >= known.size() || steps > MOST_STEPS)) {
            return;
        }
        steps++;
        if (at == when.size()) {
            best = failed;
            return;
        }
        for (Branch branch : branches(when.get(at), bindings)) {
            List<Missed> more = new ArrayList<>(failed);
            more.addAll(branch.failed());
            from(when, at + 1, branch.bindings(), more);
        }
    }

    /** One way to take an element: what it binds, and what of it fails. */
    private record Branch(Bindings bindings, List<Missed> failed) {}

    /** The ways to take an element, fewest failures first. */
    private List<Branch> branches(Element element, Bindings bindings) {
        List<Branch> branches = new ArrayList<>();
        if (element instanceof Element.Pattern pattern) {
            candidates(pattern).forEach(fact -> branches.add(branch(pattern, fact, bindings)));
            if (branches.isEmpty()) {
                branches.add(new Branch(bindings, List.of(missing(pattern))));
            }
        } else if (element instanceof Element.Or or) {
            or.parts().forEach(part -> branches.addAll(branches(part, bindings)));
        } else if (element instanceof Element.And and) {
            branches.add(together(and, bindings));
        } else if (element instanceof Element.Exists exists) {
            branches.add(new Branch(
                    bindings, branches(exists.part(), bindings).get(0).failed()));
        } else if (element instanceof Element.Not not) {
            boolean found = branches(not.part(), bindings).get(0).failed().isEmpty();
            branches.add(new Branch(bindings, found ? List.of(found(not)) : List.of()));
        } else if (element instanceof Element.Gather gather) {
            branches.add(gather(gather, bindings));
        }
        branches.sort(Comparator.comparingInt(branch -> branch.failed().size()));
        return branches;
    }

    /** Signals of another name are no near miss of this one. */
    private List<Object> candidates(Element.Pattern pattern) {
        Optional<String> signal = Traces.signalName(pattern);
        return facts.of(pattern.type()).stream()
                .filter(fact -> signal.isEmpty()
                        || fact instanceof Signal own && own.name().equals(signal.get()))
                .toList();
    }

    private Branch together(Element.And and, Bindings bindings) {
        NearMissSearch inner = new NearMissSearch(facts);
        inner.from(and.parts(), 0, bindings, List.of());
        List<Missed> failed = inner.best;
        return new Branch(bindings, failed == null ? List.of() : failed);
    }

    private static Branch branch(Element.Pattern pattern, Object fact, Bindings before) {
        Bindings bindings = before;
        for (Map.Entry<String, FactPath> field : pattern.fields().entrySet()) {
            bindings = bindings.with(field.getKey(), field.getValue().of(fact, bindings));
        }
        if (pattern.binding().isPresent()) {
            bindings = bindings.with(pattern.binding().get(), fact);
        }
        List<Missed> failed = new ArrayList<>();
        for (Condition condition : pattern.conditions()) {
            failed(
                    condition.words(),
                    condition.test(),
                    Optional.of(pattern),
                    fact,
                    bindings,
                    Traces.signalName(pattern),
                    failed);
        }
        return new Branch(bindings, failed);
    }

    private static void failed(
            String words,
            Test test,
            Optional<Element.Pattern> pattern,
            Object fact,
            Bindings bindings,
            Optional<String> subject,
            List<Missed> failed) {
        if (test.holds(fact, bindings)) {
            return;
        }
        if (test instanceof Test.All all) {
            all.parts().forEach(part -> failed(words, part, pattern, fact, bindings, subject, failed));
        } else if (test instanceof Test.Opposite opposite) {
            failed.add(new Missed(
                    pattern,
                    Optional.of(opposite),
                    false,
                    Traces.of(words, opposite.leaves().get(0), fact, bindings, subject, true),
                    null));
        } else {
            failed.add(test.leaves().stream()
                    .map(leaf -> new Missed(
                            pattern,
                            Optional.of(test),
                            false,
                            Traces.of(words, leaf, fact, bindings, subject, false),
                            distance(leaf, fact, bindings)))
                    .min(Comparator.comparingDouble(NearMissSearch::far))
                    .orElseThrow());
        }
    }

    private static double far(Missed failed) {
        Double distance = failed.distance();
        return distance == null ? Double.MAX_VALUE : distance;
    }

    /** How far a number is from what a comparison needs; null for what has no distance. */
    private static @Nullable Double distance(Test leaf, Object fact, Bindings bindings) {
        FactPath path = leaf instanceof Test.Among among ? among.fact() : ((Test.Compare) leaf).fact();
        if (!(path.of(fact, bindings) instanceof Number actual)) {
            return null;
        }
        List<Object> needed = new ArrayList<>();
        if (leaf instanceof Test.Among among) {
            among.values().stream()
                    .map(Literal::constant)
                    .filter(Objects::nonNull)
                    .forEach(needed::add);
        } else {
            Object value = ((Test.Compare) leaf).other().value(fact, bindings);
            needed.add(value == null ? "" : value);
        }
        OptionalDouble least = needed.stream()
                .filter(Number.class::isInstance)
                .mapToDouble(value -> Math.abs(((Number) value).doubleValue() - actual.doubleValue()))
                .min();
        return least.isPresent() ? (Double) (Math.round(least.getAsDouble() * 10_000) / 10_000.0) : null;
    }

    private static Missed missing(Element.Pattern pattern) {
        Optional<String> signal = Traces.signalName(pattern);
        String needed = signal.isEmpty()
                ? "at least one"
                : pattern.conditions().stream()
                        .filter(condition -> !Traces.isNameOfSignal(condition.test()))
                        .map(condition -> Traces.of(
                                        condition.words(),
                                        condition.test().leaves().get(0),
                                        null,
                                        new Bindings(),
                                        signal,
                                        false)
                                .needed())
                        .findFirst()
                        .orElse("known");
        return new Missed(
                Optional.of(pattern),
                Optional.empty(),
                false,
                new ConditionTrace(
                        pattern.words(),
                        Traces.subject(pattern),
                        signal.isEmpty() ? NONE : FactText.UNKNOWN,
                        needed,
                        false),
                null);
    }

    private static Missed found(Element.Not not) {
        return new Missed(
                not.part() instanceof Element.Pattern pattern ? Optional.of(pattern) : Optional.empty(),
                Optional.empty(),
                true,
                new ConditionTrace(
                        not.words(), Traces.subject(not.part()).toLowerCase(Locale.ROOT), "there is one", NONE, false),
                null);
    }

    private Branch gather(Element.Gather gather, Bindings before) {
        List<Bindings> matches = PlainEvaluator.solve(List.of(gather.source()), facts, before).stream()
                .map(PlainEvaluator.Solution::bindings)
                .toList();
        Bindings bindings = before;
        List<Missed> failed = new ArrayList<>();
        for (Element.Figure figure : gather.figures()) {
            OptionalDouble gathered = figure.over(matches);
            bindings = bindings.with(figure.binding(), gathered.isPresent() ? (Double) gathered.getAsDouble() : null);
        }
        for (Condition condition : gather.conditions()) {
            failed(
                    condition.words(),
                    condition.test(),
                    Optional.empty(),
                    gather,
                    bindings,
                    Optional.of(Traces.subject(gather.source())),
                    failed);
        }
        return new Branch(bindings, failed);
    }
}
