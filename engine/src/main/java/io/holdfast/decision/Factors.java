package io.holdfast.decision;

/** What a score is made of: weight × (likelihood × worth − cost). */
public record Factors(Factor likelihood, Factor worth, Factor weight, Factor cost) {

    /** The score in money. */
    public double score() {
        return score(weight.value(), likelihood.value(), worth.value(), cost.value());
    }

    static double score(double weight, double likelihood, double worth, double cost) {
        return weight * (likelihood * worth - cost);
    }
}
