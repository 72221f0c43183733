package io.holdfast.rulebook;

import java.util.Comparator;

/** One order of conclusions whatever order rules happened to fire in: by rule, by what they say, by what they matched. */
final class ConclusionOrder {

    static final Comparator<Conclusion> BY_RULE = ConclusionOrder::compare;

    private ConclusionOrder() {}

    /** Words are only put together where the same rule said nearly the same, and what it matched where it said it twice. */
    private static int compare(Conclusion one, Conclusion other) {
        int byPlace = one.by().at().compareTo(other.by().at());
        if (byPlace != 0) {
            return byPlace;
        }
        int byName = name(one).compareTo(name(other));
        if (byName != 0) {
            return byName;
        }
        int byWords = words(one).compareTo(words(other));
        return byWords != 0 ? byWords : one.by().matched().compareTo(other.by().matched());
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

    /** How, and why. */
    private static String words(Conclusion conclusion) {
        String because = String.valueOf(conclusion.because());
        if (conclusion instanceof Conclusion.Proposal proposal) {
            return String.join(
                    "\n",
                    because,
                    String.valueOf(proposal.likelihood()),
                    String.valueOf(proposal.weight()),
                    String.valueOf(proposal.amount()),
                    String.valueOf(proposal.within()));
        }
        return conclusion instanceof Conclusion.Restraint restraint
                ? String.join("\n", String.valueOf(restraint.until()), because)
                : because;
    }
}
