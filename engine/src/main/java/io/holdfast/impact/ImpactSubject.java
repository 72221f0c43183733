package io.holdfast.impact;

import io.holdfast.client.Client;

/**
 * A client as each of two books reads the same facts: notice periods and attributes of their own may tell them apart.
 *
 * @param before as the earlier book reads them
 * @param after as the later book reads them
 */
public record ImpactSubject(Client before, Client after) {}
