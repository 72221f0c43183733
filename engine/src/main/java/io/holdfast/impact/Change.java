package io.holdfast.impact;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the answer for a client says otherwise.
 *
 * @param action the action it is about; absent for a signal
 * @param offer the offer it is about; absent where there is none
 * @param from what was said; absent where nothing was
 * @param to what is said; absent where nothing is
 * @param causes numbers of the edits that brought it about; empty where it could not be traced to any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
        What what,
        @Nullable String action,
        @Nullable String offer,
        @Nullable String from,
        @Nullable String to,
        List<Integer> causes) {

    /** What can change in an answer. */
    public enum What {
        /** Recommended, and was not. */
        RECOMMENDED,
        /** No longer recommended. */
        DROPPED,
        /** At another place in the list. */
        RANK,
        /** With another score, in money. */
        SCORE,
        /** With another reason, owner or day. */
        WORDING,
        /** Held back, and was not. */
        HELD_BACK,
        /** No longer held back. */
        RELEASED,
        /** Held back for another reason or until another day. */
        RESTRAINT,
        /** A signal with another value or reason. */
        SIGNAL,
        /** Worth something else altogether. */
        VALUE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Change {
        causes = List.copyOf(causes);
    }
}
