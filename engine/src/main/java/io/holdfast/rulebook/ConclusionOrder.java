package io.holdfast.rulebook;

import java.util.Comparator;

/** One order of conclusions whatever order rules happened to fire in: by rule, by what they say, by what they matched. */
final class ConclusionOrder {

    static final Comparator<Conclusion> BY_RULE = Comparator.<Conclusion, io.holdfast.source.Place>comparing(
                    conclusion -> conclusion.by().at())
            .thenComparing(ConclusionOrder::said)
            .thenComparing(conclusion -> conclusion.by().matched());

    private ConclusionOrder() {}

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
