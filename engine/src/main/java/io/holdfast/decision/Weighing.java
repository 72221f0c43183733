package io.holdfast.decision;

import io.holdfast.catalogue.Action;
import io.holdfast.rulebook.Conclusion;
import io.holdfast.worth.ActionWorth;

/** What one proposal weighs. Where its numbers come from is only said of what is recommended. */
record Weighing(Conclusion.Proposal proposal, Action action, ActionWorth worth) {

    /** Weight × (likelihood × worth − cost), as {@link Factors} have it. */
    double score() {
        return Factors.score(proposal.weight(), likelihood(), Money.cents(worth.money()), action.cost());
    }

    private double likelihood() {
        Double own = proposal.likelihood();
        return own == null ? action.likelihood() : own;
    }

    /** Its numbers, each with its origin. */
    Factors factors() {
        return new Factors(
                new Factor(likelihood(), proposal.likelihood() == null ? "catalogue" : rule(proposal)),
                new Factor(Money.cents(worth.money()), worth.origin()),
                new Factor(proposal.weight(), proposal.weight() == 1 ? "default" : rule(proposal)),
                new Factor(action.cost(), "catalogue"));
    }

    /** What numbers of a rule's own have for their origin. */
    static String rule(Conclusion.Proposal proposal) {
        return "rule \"" + proposal.by().rule() + "\"";
    }
}
