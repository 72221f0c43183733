package io.holdfast.api.decisions;

import io.holdfast.client.Client;
import io.holdfast.decision.Known;
import java.util.Optional;

/**
 * What one decision is made from.
 *
 * @param facts the same as the client, as JSON
 * @param known what to say of stored facts; empty when the request brought all facts along
 */
record Dossier(Client client, String facts, Optional<Known> known) {}
