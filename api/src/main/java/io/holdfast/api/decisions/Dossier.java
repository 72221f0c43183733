package io.holdfast.api.decisions;

import io.holdfast.client.Client;
import io.holdfast.decision.Known;
import io.holdfast.decision.SetAside;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one decision is made from.
 *
 * @param facts the same as the client, as JSON; put into one text only for those who keep it
 * @param known what to say of stored facts; empty when the request brought all facts along
 * @param setAside what managers do not want proposed on the day that is decided for
 */
record Dossier(Client client, Supplier<String> facts, Optional<Known> known, List<SetAside> setAside) {}
