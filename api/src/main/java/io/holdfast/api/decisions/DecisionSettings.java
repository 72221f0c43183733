package io.holdfast.api.decisions;

import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How decisions are served.
 *
 * @param stateless whether the facts of a request are all there is: then nothing is read or kept for it
 * @param follows what reported outcomes change in stored facts
 */
public record DecisionSettings(Boolean stateless, List<@Valid Follow> follows) {

    public static final DecisionSettings STANDARD = new DecisionSettings(null, null);

    public DecisionSettings(@Nullable Boolean stateless, @Nullable List<Follow> follows) {
        this.stateless = stateless != null && stateless;
        this.follows = follows == null ? Follow.STANDARD : List.copyOf(follows);
    }
}
