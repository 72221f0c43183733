package io.holdfast.api.clients;

import java.time.LocalDate;

/**
 * A client as the store has them today.
 *
 * @param version the latest that was recorded, whatever day its facts hold from
 * @param validFrom from which day on the facts hold
 * @param facts JSON
 */
record StoredClient(String id, long version, LocalDate validFrom, String facts) {}
