package io.holdfast.decision;

import java.util.Optional;

/**
 * How a decision is asked for.
 *
 * @param top recommendations to return at most, 1 to 100
 * @param path id of an action, to say what it would take for it
 */
public record Options(int top, Explain explain, Optional<String> path) {

    public static final Options STANDARD = new Options(5, Explain.WHY, Optional.empty());

    /** Options without a path. */
    public Options(int top, Explain explain) {
        this(top, explain, Optional.empty());
    }

    public Options {
        if (top < 1 || top > 100) {
            throw new IllegalArgumentException("top is 1 to 100, not " + top + ".");
        }
    }
}
