package io.holdfast.api.decisions;

import io.holdfast.client.Client;
import io.holdfast.decision.Known;
import io.holdfast.decision.SetAside;
import java.util.List;
import java.util.Optional;

/**
 * What one decision is made from.
 *
 * @param facts the same as the client, as JSON
 * @param known what to say of stored facts; empty when the request brought all facts along
 * @param setAside what managers do not want proposed on the day that is decided for
 */
record Dossier(Client client, String facts, Optional<Known> known, List<SetAside> setAside) {}
