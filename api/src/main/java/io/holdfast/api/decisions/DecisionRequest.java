package io.holdfast.api.decisions;

import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Options;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One request for a decision, as far as it could be read.
 *
 * @param client the bytes of the client's facts; empty when there are none
 * @param read those facts, where they were read along with the rest and are all there is to know; empty where they
 *     still have to be
 * @param clientId whose stored facts to start from; empty when the request brings all facts along
 * @param asOf today where it is not given
 * @param dryRun whether the decision is only looked at, and not kept
 * @param revision the rule book to decide by; the live one where it is not given
 * @param problems what is wrong with all but the facts
 */
record DecisionRequest(
        Optional<Slice> client,
        Optional<Client> read,
        Optional<String> clientId,
        Optional<LocalDate> asOf,
        Options options,
        boolean dryRun,
        Optional<String> revision,
        List<FactProblem> problems) {

    /** A stretch of the request's body. */
    record Slice(int from, int length) {}
}
