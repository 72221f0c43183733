package io.holdfast.decision;

import java.util.List;
import java.util.Optional;

/**
 * How a decision is asked for.
 *
 * @param top recommendations to return at most, 1 to 100
 * @param path id of an action, to say what it would take for it
 * @param setAside what managers do not want proposed to this client
 */
public record Options(int top, Explain explain, Optional<String> path, List<SetAside> setAside) {

    public static final Options STANDARD = new Options(5, Explain.WHY, Optional.empty());

    /** Options without a path. */
    public Options(int top, Explain explain) {
        this(top, explain, Optional.empty());
    }

    /** Options for a client of whom managers said nothing. */
    public Options(int top, Explain explain, Optional<String> path) {
        this(top, explain, path, List.of());
    }

    /** The same with what managers do not want proposed. */
    public Options with(List<SetAside> aside) {
        return new Options(top, explain, path, aside);
    }

    public Options {
        setAside = List.copyOf(setAside);
        if (top < 1 || top > 100) {
            throw new IllegalArgumentException("top is 1 to 100, not " + top + ".");
        }
    }
}
