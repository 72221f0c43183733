package io.holdfast.rulebook;

import io.holdfast.source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One order of conclusions whatever order rules happened to fire in: by rule, by what they say, by what they matched. */
final class ConclusionOrder {

    private static final Comparator<Conclusion> BY_RULE = ConclusionOrder::compare;

    private ConclusionOrder() {}

    /** In this order, which they are in already nearly always: rules are asked in the order of their places. */
    static List<Conclusion> sorted(List<Conclusion> said) {
        for (int i = 1; i < said.size(); i++) {
            if (compare(said.get(i - 1), said.get(i)) > 0) {
                List<Conclusion> sorted = new ArrayList<>(said);
                sorted.sort(BY_RULE);
                return sorted;
            }
        }
        return said;
    }

    /** Words are only put together where the same rule said nearly the same, and what it matched where it said it twice. */
    private static int compare(Conclusion one, Conclusion other) {
        int byPlace = byPlace(one.by().at(), other.by().at());
        if (byPlace != 0) {
            return byPlace;
        }
        int byName = byName(one, other);
        if (byName != 0) {
            return byName;
        }
        int byWords = byWords(one, other);
        return byWords != 0 ? byWords : one.by().matched().compareTo(other.by().matched());
    }

    @SuppressWarnings("ReferenceEquality") // what one rule said twice has one place, and its words are long
    private static int byPlace(Place here, Place there) {
        return here == there ? 0 : here.compareTo(there);
    }

    /** Of most that one rule says twice the actions are the same, and the offers differ. */
    private static int byName(Conclusion one, Conclusion other) {
        if (one instanceof Conclusion.Proposal proposal
                && other instanceof Conclusion.Proposal another
                && proposal.action().equals(another.action())) {
            return String.valueOf(proposal.offer()).compareTo(String.valueOf(another.offer()));
        }
        return name(one).compareTo(name(other));
    }

    /** What is proposed, concluded or restrained. */
    private static String name(Conclusion conclusion) {
        if (conclusion instanceof Conclusion.Proposal proposal) {
            return proposal.action() + "\n" + proposal.offer();
        } else if (conclusion instanceof Conclusion.SignalValue signal) {
            return signal.name() + "\n" + signal.value();
        }
        Conclusion.Restraint restraint = (Conclusion.Restraint) conclusion;
        Candidate candidate = restraint.candidate();
        return candidate == null ? String.valueOf(restraint.word()) : candidate.identity();
    }

    /** How, and why: of restraints the end first, and reasons are put into words only where that does not tell. */
    private static int byWords(Conclusion one, Conclusion other) {
        if (one instanceof Conclusion.Restraint restraint && other instanceof Conclusion.Restraint another) {
            int byEnd = String.valueOf(restraint.until()).compareTo(String.valueOf(another.until()));
            if (byEnd != 0) {
                return byEnd;
            }
        }
        int byReason = String.valueOf(one.because()).compareTo(String.valueOf(other.because()));
        return byReason == 0
                        && one instanceof Conclusion.Proposal proposal
                        && other instanceof Conclusion.Proposal another
                ? numbers(proposal).compareTo(numbers(another))
                : byReason;
    }

    private static String numbers(Conclusion.Proposal proposal) {
        return String.join(
                "\n",
                String.valueOf(proposal.likelihood()),
                String.valueOf(proposal.weight()),
                String.valueOf(proposal.amount()),
                String.valueOf(proposal.within()));
    }
}
