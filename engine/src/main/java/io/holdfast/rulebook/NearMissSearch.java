package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds how near a rule came to firing: the match of its patterns with facts that leaves the fewest conditions failed.
 * Matches that already fail as much as the best one are not followed, and after {@link #MOST_STEPS} the best so far
 * counts. What failed is put into words only once it is asked for: of most matches nobody ever asks.
 */
final class NearMissSearch {

    static final int MOST_STEPS = 5_000;
    static final int ANY_NUMBER = Integer.MAX_VALUE;

    private static final int[] UNKNOWN = {};

    private final FactSet facts;
    private final int[] toCome;
    private final IntFunction<int[]> ofEachFact;
    private final List<Missed> failed = new ArrayList<>();
    private @Nullable List<Missed> best;
    private int fewerThan;
    private int steps;

    /**
     * @param toCome how many conditions fail at least from each part on; empty where nobody knows
     * @param ofEachFact how many conditions of a part each fact of its kind fails at least; empty where nobody knows
     */
    private NearMissSearch(FactSet facts, int fewerThan, int[] toCome, IntFunction<int[]> ofEachFact) {
        this.facts = facts;
        this.fewerThan = fewerThan;
        this.toCome = toCome;
        this.ofEachFact = ofEachFact;
    }

    private static NearMissSearch among(FactSet facts, int fewerThan) {
        return new NearMissSearch(facts, fewerThan, UNKNOWN, any -> UNKNOWN);
    }

    /** The fewest conditions that would have had to hold as well. */
    static List<Missed> missed(Rule rule, FactSet facts) {
        return among(facts, ANY_NUMBER).fewest(rule.when(), new Bindings()).orElse(List.of());
    }

    /**
     * The fewest conditions that would have had to hold as well; empty when they are too many.
     *
     * @param shortfalls what single facts tell of it
     * @param fewerThan how many are too many
     */
    static Optional<List<Missed>> missed(
            AskedRule asked, FactSet facts, Shortfalls.Reckoning shortfalls, int fewerThan) {
        AskedRule.Part[] parts = asked.parts();
        return new NearMissSearch(
                        facts,
                        fewerThan,
                        shortfalls.fromEach(asked),
                        part -> parts[part].isUnwanted() ? UNKNOWN : shortfalls.ofEachFact(parts[part]))
                .fewest(asked.rule().when(), new Bindings());
    }

    private Optional<List<Missed>> fewest(List<Element> when, Bindings bindings) {
        from(when, 0, bindings);
        return Optional.ofNullable(best);
    }

    private void from(List<Element> when, int at, Bindings bindings) {
        if (fewerThan != ANY_NUMBER && (failed.size() + toCome(at) >= fewerThan || steps > MOST_STEPS)) {
            return;
        }
        steps++;
        if (at == when.size()) {
            best = List.copyOf(failed);
            fewerThan = failed.size();
            return;
        }
        int before = failed.size();
        List<Branch> branches = branches(when.get(at), ofEachFact.apply(at), bindings, room(at));
        for (int i = 0; i < branches.size(); i++) {
            Branch branch = branches.get(i);
            failed.addAll(branch.failed());
            from(when, at + 1, branch.bindings());
            while (failed.size() > before) {
                failed.remove(failed.size() - 1);
            }
        }
    }

    private int toCome(int at) {
        return toCome.length == 0 ? 0 : toCome[at];
    }

    /** How many failures of a part are too many. */
    private int room(int at) {
        return fewerThan == ANY_NUMBER ? ANY_NUMBER : fewerThan - failed.size() - toCome(at + 1);
    }

    /** One way to take an element: what it binds, and what of it fails. */
    private record Branch(Bindings bindings, List<Missed> failed) {}

    /** The ways to take an element that leave fewer failed than are too many, fewest first. */
    private List<Branch> branches(Element element, Bindings bindings, int tooMany) {
        return branches(element, UNKNOWN, bindings, tooMany);
    }

    private List<Branch> branches(Element element, int[] known, Bindings bindings, int tooMany) {
        List<Branch> branches = new ArrayList<>(2);
        branches(element, known, bindings, tooMany, branches);
        if (branches.size() > 1) {
            branches.sort(Comparator.comparingInt(branch -> branch.failed().size()));
        }
        return branches;
    }

    private void branches(Element element, int[] known, Bindings bindings, int tooMany, List<Branch> branches) {
        if (element instanceof Element.Pattern pattern) {
            pattern(pattern, known, bindings, tooMany, branches);
        } else if (element instanceof Element.Or or) {
            or.parts().forEach(part -> branches.addAll(branches(part, bindings, tooMany)));
        } else if (element instanceof Element.And and) {
            among(facts, tooMany)
                    .fewest(and.parts(), bindings)
                    .ifPresent(missed -> branches.add(new Branch(bindings, missed)));
        } else if (element instanceof Element.Exists exists) {
            branches(exists.part(), known, bindings, tooMany).stream()
                    .findFirst()
                    .ifPresent(nearest -> branches.add(new Branch(bindings, nearest.failed())));
        } else if (element instanceof Element.Not not) {
            boolean found = !branches(not.part(), bindings, 1).isEmpty();
            add(new Branch(bindings, found ? List.of(Missed.found(not)) : List.of()), tooMany, branches);
        } else if (element instanceof Element.Gather gather) {
            add(gather(gather, bindings), tooMany, branches);
        }
    }

    private static void add(Branch branch, int tooMany, List<Branch> branches) {
        if (branch.failed().size() < tooMany) {
            branches.add(branch);
        }
    }

    /** Signals of another name are no near miss of this one. */
    private void pattern(Element.Pattern pattern, int[] known, Bindings bindings, int tooMany, List<Branch> branches) {
        Optional<String> signal = Traces.signalName(pattern);
        List<Object> all = facts.of(pattern.type());
        boolean any = false;
        for (int i = 0; i < all.size(); i++) {
            Object fact = all.get(i);
            if (signal.isEmpty() || (fact instanceof Signal own && own.name().equals(signal.get()))) {
                any = true;
                if (known.length == 0 || known[i] < tooMany) {
                    match(pattern, fact, bindings, signal, tooMany, branches);
                }
            }
        }
        if (!any) {
            add(new Branch(bindings, List.of(Missed.missing(pattern))), tooMany, branches);
        }
    }

    private static void match(
            Element.Pattern pattern,
            Object fact,
            Bindings before,
            Optional<String> signal,
            int tooMany,
            List<Branch> branches) {
        Bindings bindings = pattern.bound(fact, before);
        if (tooMany != ANY_NUMBER && !isNear(pattern, fact, bindings, tooMany)) {
            return;
        }
        List<Missed> failed = List.of();
        List<Condition> conditions = pattern.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            if (!condition.test().holds(fact, bindings)) {
                failed = failed.isEmpty() ? new ArrayList<>(2) : failed;
                failed(condition.words(), condition.test(), Optional.of(pattern), fact, bindings, signal, failed);
            }
        }
        branches.add(new Branch(bindings, failed));
    }

    /** Whether fewer conditions fail than are too many: most facts are out before anything need be noted of them. */
    private static boolean isNear(Element.Pattern pattern, Object fact, Bindings bindings, int tooMany) {
        int failing = 0;
        List<Condition> conditions = pattern.conditions();
        for (int i = 0; i < conditions.size() && failing < tooMany; i++) {
            failing += failing(conditions.get(i).test(), fact, bindings);
        }
        return failing < tooMany;
    }

    private static int failing(Test test, Object fact, Bindings bindings) {
        if (test instanceof Test.All all) {
            int failing = 0;
            for (int i = 0; i < all.parts().size(); i++) {
                failing += failing(all.parts().get(i), fact, bindings);
            }
            return failing;
        }
        return test.holds(fact, bindings) ? 0 : 1;
    }

    private static void failed(
            String words,
            Test test,
            Optional<Element.Pattern> pattern,
            Object fact,
            Bindings bindings,
            Optional<String> subject,
            List<Missed> failed) {
        if (test instanceof Test.All all) {
            for (Test part : all.parts()) {
                if (!part.holds(fact, bindings)) {
                    failed(words, part, pattern, fact, bindings, subject, failed);
                }
            }
        } else {
            failed.add(new Missed(
                    pattern, Optional.of(test), false, () -> new Nearness(words, test, subject).of(fact, bindings)));
        }
    }

    private Branch gather(Element.Gather gather, Bindings before) {
        Bindings bindings = GatherNearness.figures(gather, facts, before);
        List<Missed> failed = new ArrayList<>();
        Optional<String> subject = Optional.of(Traces.subject(gather.source()));
        for (Condition condition : gather.conditions()) {
            if (!condition.test().holds(gather, bindings)) {
                failed(condition.words(), condition.test(), Optional.empty(), gather, bindings, subject, failed);
            }
        }
        return new Branch(bindings, failed);
    }
}
