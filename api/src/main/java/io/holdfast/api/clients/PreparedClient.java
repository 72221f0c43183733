package io.holdfast.api.clients;

import io.holdfast.client.Client;

/**
 * A client of an import, ready to be written.
 *
 * @param line where they start in the file
 */
record PreparedClient(long line, ClientFacts facts, Client client) {}
