package io.holdfast.api.clients;

import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import java.util.List;
import java.util.Optional;

/**
 * One client of the shelf on one day, with what to do next.
 *
 * @param client empty when the live rule book cannot read the facts
 * @param decision empty when there is no client, or deciding failed
 * @param problems what is wrong, in words; empty when there is a decision
 */
public record ShelfRow(String id, Optional<Client> client, Optional<Decision> decision, List<FactProblem> problems) {

    public ShelfRow {
        problems = List.copyOf(problems);
    }
}
