package io.holdfast.api.reviews;

import io.holdfast.api.decisions.Subject;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a manager said about a recommendation.
 *
 * @param to whose it is from now on
 * @param until first day on which a snooze or a dismissal no longer holds
 * @param version of the recommendation's state that the manager saw; 0 when nobody had said anything yet
 */
record Review(
        Subject subject,
        Verdict verdict,
        Optional<String> to,
        Optional<LocalDate> until,
        Optional<String> reason,
        long version) {}
