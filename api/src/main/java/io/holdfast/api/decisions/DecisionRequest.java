package io.holdfast.api.decisions;

import io.holdfast.client.FactProblem;
import io.holdfast.decision.Options;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One request for a decision, as far as it could be read.
 *
 * @param client the bytes of the client's facts; empty when there are none
 * @param asOf today where it is not given
 * @param problems what is wrong with all but the facts
 * @param notYet what is right but not supported yet
 */
record DecisionRequest(
        Optional<Slice> client,
        Optional<LocalDate> asOf,
        Options options,
        List<FactProblem> problems,
        List<FactProblem> notYet) {

    /** A stretch of the request's body. */
    record Slice(int from, int length) {}
}
