package io.holdfast.api.queue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The state that reviews leave a recommendation in. */
record Reviewed(
        String state, @Nullable String owner, @Nullable LocalDate until, long version) {

    static final Reviewed NEVER = new Reviewed(OpenRecommendation.OPEN, null, null, 0);

    /** The state on a day: a snooze or a dismissal that is over leaves it open. */
    Reviewed on(LocalDate day) {
        return until != null && !until.isAfter(day)
                ? new Reviewed(OpenRecommendation.OPEN, owner, null, version)
                : this;
    }
}
