package io.holdfast.rulebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a part of a rule asks of several facts, and what people are told when it fails; made ready when first told. */
final class PartNearness {

    private final Element part;
    private final Test[] joins;
    private final boolean asksForItself;
    private volatile @Nullable Ready ready;

    /**
     * @param part a pattern, or a {@code not} around one; nothing is told here of what is more than that
     */
    PartNearness(Element part) {
        this.part = part;
        this.joins = pattern(part) instanceof Element.Pattern pattern ? joins(pattern) : new Test[0];
        this.asksForItself = pattern(part) instanceof Element.Pattern pattern && asksFor(names(pattern));
    }

    private static Element pattern(Element part) {
        return part instanceof Element.Not not ? not.part() : part;
    }

    private static Test[] joins(Element.Pattern pattern) {
        return pattern.conditions().stream()
                .flatMap(condition -> condition.tests().stream())
                .filter(test -> Need.joins(test, pattern))
                .toArray(Test[]::new);
    }

    /**
     * @param whole what is told where there is no fact for it, or one that must not be there
     * @param each what is told of each of its conditions, in their order
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    private record Ready(FailedCondition whole, Single[] each) {}

    /** One condition, and whether it concerns other facts too. */
    private record Single(Test test, boolean joins, Nearness nearness) {}

    /** Whether any of its conditions concerns other facts too. */
    boolean joins() {
        return joins.length > 0;
    }

    /** The names that it gives: mostly they concern the parts behind it alone. */
    Set<String> names() {
        return pattern(part) instanceof Element.Pattern pattern ? names(pattern) : Set.of();
    }

    private static Set<String> names(Element.Pattern pattern) {
        Set<String> names = new HashSet<>(pattern.fields().keySet());
        pattern.binding().ifPresent(names::add);
        return names;
    }

    /** Whether any of its conditions may ask for what has one of these names. */
    boolean asksFor(Set<String> names) {
        return !names.isEmpty()
                && (!(pattern(part) instanceof Element.Pattern pattern)
                        || pattern.conditions().stream()
                                .anyMatch(condition -> !Collections.disjoint(
                                        DirectPattern.outside(condition.test(), Map.of()), names)));
    }

    /** What is bound once a fact is taken for it. */
    Bindings bound(Object fact, Bindings before) {
        return ((Element.Pattern) pattern(part)).bound(fact, before);
    }

    /** How many of its conditions on several facts fail. */
    int failingJoins(Object fact, Bindings before) {
        if (joins.length == 0) {
            return 0;
        }
        Bindings bindings = asksForItself ? bound(fact, before) : before;
        int failing = 0;
        for (Test join : joins) {
            failing += join.holds(fact, bindings) ? 0 : 1;
        }
        return failing;
    }

    /** There is no fact for it at all, or there is what there must not be. */
    FailedCondition whole() {
        return ready().whole();
    }

    /**
     * Tells of each condition that a fact fails.
     *
     * @param checks its conditions on the fact alone
     */
    void tell(Object fact, Bindings before, Check[] checks, List<FailedCondition> failed) {
        Bindings bindings = asksForItself ? bound(fact, before) : before;
        int next = 0;
        for (Single one : ready().each()) {
            boolean holds = one.joins() ? one.test().holds(fact, bindings) : checks[next++].holds(fact, Check.NOTHING);
            if (!holds) {
                failed.add(one.nearness().of(fact, bindings));
            }
        }
    }

    private Ready ready() {
        Ready known = ready;
        if (known == null) {
            known = part instanceof Element.Pattern pattern ? of(pattern) : of((Element.Not) part);
            ready = known;
        }
        return known;
    }

    private static Ready of(Element.Not not) {
        return new Ready(Missed.found(not).shown().get(), new Single[0]);
    }

    private static Ready of(Element.Pattern pattern) {
        Optional<String> signal = Traces.signalName(pattern);
        List<Single> each = new ArrayList<>();
        for (Condition condition : pattern.conditions()) {
            for (Test test : condition.tests()) {
                each.add(new Single(test, Need.joins(test, pattern), new Nearness(condition.words(), test, signal)));
            }
        }
        return new Ready(Missed.missing(pattern).shown().get(), each.toArray(Single[]::new));
    }
}
