package io.holdfast.rulebook;

import java.util.Comparator;

/** One order of conclusions whatever order rules happened to fire in: by rule, by what they say, by what they matched. */
final class ConclusionOrder {

    static final Comparator<Conclusion> BY_RULE = ConclusionOrder::compare;

    private ConclusionOrder() {}

    /** Words are only put together where the same rule said several things, and what it matched where it said them twice. */
    private static int compare(Conclusion one, Conclusion other) {
        int byPlace = one.by().at().compareTo(other.by().at());
        if (byPlace != 0) {
            return byPlace;
        }
        int byWords = said(one).compareTo(said(other));
        return byWords != 0 ? byWords : one.by().matched().compareTo(other.by().matched());
    }

    private static String said(Conclusion conclusion) {
        if (conclusion instanceof Conclusion.Proposal proposal) {
            return String.join(
                    "\n",
                    proposal.action(),
                    String.valueOf(proposal.offer()),
                    String.valueOf(proposal.because()),
                    String.valueOf(proposal.likelihood()),
                    String.valueOf(proposal.weight()),
                    String.valueOf(proposal.amount()),
                    String.valueOf(proposal.within()));
        } else if (conclusion instanceof Conclusion.SignalValue signal) {
            return String.join("\n", signal.name(), signal.value(), String.valueOf(signal.because()));
        }
        Conclusion.Restraint restraint = (Conclusion.Restraint) conclusion;
        Candidate candidate = restraint.candidate();
        return String.join(
                "\n",
                candidate == null ? String.valueOf(restraint.word()) : candidate.identity(),
                String.valueOf(restraint.until()),
                String.valueOf(restraint.because()));
    }
}
