package io.holdfast.rulebook;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A rule as near misses look at it: its patterns by number, and what is told of a part that fails. */
final class AskedRule {

    private static final int NONE = -1;

    private final Rule rule;
    private final boolean isAlwaysInForce;
    private final Part[] parts;
    private final boolean[] isAskedFor;
    private final boolean isPlain;
    private final boolean isAll;

    /**
     * @param number gives a pattern its number, the same to those that ask the same of single facts
     */
    AskedRule(Rule rule, ToIntFunction<Element.Pattern> number) {
        this.rule = rule;
        this.isAlwaysInForce = rule.validity().equals(Validity.ALWAYS);
        this.parts = rule.when().stream().map(element -> part(element, number)).toArray(Part[]::new);
        this.isAskedFor = isAskedFor(parts);
        this.isPlain = Arrays.stream(parts).allMatch(part -> part.isPattern() || part.gather() != null);
        this.isAll = Arrays.stream(parts).allMatch(Part::isAll);
    }

    private static Part part(Element element, ToIntFunction<Element.Pattern> number) {
        boolean isUnwanted = element instanceof Element.Not;
        Element asked = element instanceof Element.Exists exists
                ? exists.part()
                : element instanceof Element.Not not ? not.part() : element;
        if (!(asked instanceof Element.Pattern pattern)) {
            GatherNearness gather = element instanceof Element.Gather figures ? new GatherNearness(figures) : null;
            return new Part(NONE, isUnwanted, false, false, new PartNearness(element), gather);
        }
        return new Part(
                number.applyAsInt(pattern),
                isUnwanted,
                element instanceof Element.Pattern,
                Need.isAll(pattern),
                new PartNearness(isUnwanted ? element : pattern),
                null);
    }

    private static boolean[] isAskedFor(Part[] parts) {
        boolean[] asked = new boolean[parts.length];
        for (int at = 0; at < parts.length; at++) {
            for (int behind = at + 1; behind < parts.length; behind++) {
                asked[at] |=
                        parts[behind].nearness().asksFor(parts[at].nearness().names());
            }
        }
        return asked;
    }

    /**
     * A part of its when.
     *
     * @param pattern its number; {@link #NONE} where it is not a single pattern
     * @param isUnwanted whether nothing may match it
     * @param isTaken whether each fact that may be meant is taken for it in turn, and not just any
     * @param isAll whether single facts tell all about it
     * @param gather what is asked of figures; null where nothing is gathered
     */
    record Part(
            int pattern,
            boolean isUnwanted,
            boolean isTaken,
            boolean isAll,
            PartNearness nearness,
            @Nullable GatherNearness gather) {

        boolean isPattern() {
            return pattern != NONE;
        }
    }

    Rule rule() {
        return rule;
    }

    Part[] parts() {
        return parts;
    }

    /** What is bound behind a part once a fact is taken for it; nothing more where no part behind it asks. */
    Bindings bound(int at, Object fact, Bindings before) {
        return isAskedFor[at] && parts[at].isTaken() ? parts[at].nearness().bound(fact, before) : before;
    }

    /** Whether every part is a single pattern, wanted or not, or a gathering. */
    boolean isPlain() {
        return isPlain;
    }

    /** Whether no part concerns several facts. */
    boolean isAll() {
        return isAll;
    }

    boolean isInForceOn(LocalDate day) {
        return isAlwaysInForce || rule.isInForceOn(day);
    }
}
