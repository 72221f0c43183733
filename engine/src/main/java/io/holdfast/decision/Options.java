package io.holdfast.decision;

/**
 * How a decision is asked for.
 *
 * @param top recommendations to return at most, 1 to 100
 */
public record Options(int top, Explain explain) {

    public static final Options STANDARD = new Options(5, Explain.WHY);

    public Options {
        if (top < 1 || top > 100) {
            throw new IllegalArgumentException("top is 1 to 100, not " + top + ".");
        }
    }
}
