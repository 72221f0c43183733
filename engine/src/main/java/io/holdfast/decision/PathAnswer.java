package io.holdfast.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it would take for an action to be recommended.
 *
 * @param changes the fewest changes found to facts that are ours to influence, three at most
 * @param from first day on which it is recommended without any change; absent where time alone does not do it
 * @param because why there is nothing to do, or what was looked for without success; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PathAnswer(
        String action,
        List<FactChange> changes,
        @Nullable LocalDate from,
        @Nullable String because) {

    /** Whether there was no time to look for more, so that another machine might find something. */
    public static boolean isOutOfPatience(String because) {
        return because.equals(PathSearch.STOPPED);
    }

    public PathAnswer {
        changes = List.copyOf(changes);
    }
}
