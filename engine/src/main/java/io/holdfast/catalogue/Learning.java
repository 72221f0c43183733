package io.holdfast.catalogue;

import io.holdfast.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a book takes from its own history, and how far that may go.
 *
 * @param values the file of fitted value models, of {@code holdfast worth fit}
 * @param likelihoods the file of learned likelihoods, of {@code holdfast worth learn}
 * @param bounds how far learned likelihoods may move
 * @param explore whether likelihoods are drawn from what is known of them, so that rarely tried actions get their turn
 * @param tiers shares of the book below which a value tier ends; empty where tiers are money
 */
public record Learning(
        Optional<Source> values,
        Optional<Source> likelihoods,
        LikelihoodBounds bounds,
        boolean explore,
        Optional<TierShares> tiers,
        Control control) {

    /** Nothing is learned and nobody is held out. */
    public static final Learning NONE = new Learning(
            Optional.empty(), Optional.empty(), LikelihoodBounds.STANDARD, false, Optional.empty(), Control.NONE);

    /**
     * A file of the book's folder that holds what was learned.
     *
     * @param at where the book refers to it
     */
    public record Source(String file, Place at) {}

    /**
     * Value tiers by rank in the book: who stands above so large a share of all clients.
     *
     * @param at where the book says so
     */
    public record TierShares(double middle, double high, double top, Place at) {}

    /** The files that a book refers to. */
    public List<String> files() {
        return Stream.concat(values.stream(), likelihoods.stream())
                .map(Source::file)
                .toList();
    }
}
