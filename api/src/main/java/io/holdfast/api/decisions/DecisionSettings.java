package io.holdfast.api.decisions;

import org.jspecify.annotations.Nullable;

/**
 * How decisions are served.
 *
 * @param stateless whether the facts of a request are all there is: then nothing is read or kept for it
 */
public record DecisionSettings(Boolean stateless) {

    public static final DecisionSettings STANDARD = new DecisionSettings(null);

    public DecisionSettings(@Nullable Boolean stateless) {
        this.stateless = stateless != null && stateless;
    }
}
