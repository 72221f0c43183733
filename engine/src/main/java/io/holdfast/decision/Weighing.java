package io.holdfast.decision;

import io.holdfast.catalogue.Action;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.worth.ActionWorth;
import io.holdfast.worth.likelihood.Likelihoods.Likelihood;
import java.util.Optional;

/**
 * What one proposal weighs. Where its numbers come from is only said of what is recommended.
 *
 * @param learned the likelihood that outcomes taught; empty where the catalogue's counts
 */
record Weighing(Conclusion.Proposal proposal, Action action, ActionWorth worth, Optional<Likelihood> learned) {

    /** Weight × (likelihood × worth − cost), as {@link Factors} have it. */
    double score() {
        return Factors.score(proposal.weight(), likelihood(), Money.cents(worth.money()), action.cost());
    }

    private double likelihood() {
        Double own = proposal.likelihood();
        if (own != null) {
            return own;
        }
        return learned.isPresent() ? learned.get().value() : action.likelihood();
    }

    private String origin() {
        return proposal.likelihood() != null
                ? rule(proposal)
                : learned.map(Likelihood::origin).orElse("catalogue");
    }

    /** Its numbers, each with its origin. */
    Factors factors() {
        return new Factors(
                new Factor(likelihood(), origin()),
                new Factor(Money.cents(worth.money()), worth.origin()),
                new Factor(proposal.weight(), proposal.weight() == 1 ? "default" : rule(proposal)),
                new Factor(action.cost(), "catalogue"));
    }

    /** What numbers of a rule's own have for their origin. */
    static String rule(Conclusion.Proposal proposal) {
        return "rule \"" + proposal.by().rule() + "\"";
    }
}
