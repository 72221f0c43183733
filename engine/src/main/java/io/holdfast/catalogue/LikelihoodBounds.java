package io.holdfast.catalogue;

/**
 * How far learning may move a likelihood.
 *
 * @param least the lowest likelihood learning may arrive at, 0 to 1
 * @param most the highest, 0 to 1
 * @param times at most so many times the catalogue's likelihood, and at least the catalogue's divided by it; 1 or more
 */
public record LikelihoodBounds(double least, double most, double times) {

    /** From 0.5 % to 95 %, and by no more than a factor of 4. */
    public static final LikelihoodBounds STANDARD = new LikelihoodBounds(0.005, 0.95, 4);

    /** A learned likelihood as far as it may go from the catalogue's own. */
    public double bounded(double learned, double catalogue) {
        double nearest = Math.min(Math.max(learned, catalogue / times), catalogue * times);
        return Math.min(Math.max(nearest, least), most);
    }
}
