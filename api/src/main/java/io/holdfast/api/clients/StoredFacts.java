package io.holdfast.api.clients;

import java.time.LocalDate;

/**
 * A client's stored facts as they stood on a day.
 *
 * @param facts JSON as {@code ClientReader} takes it
 * @param version the version they are from, counted from 1 for each client
 * @param validFrom the day from which on this version holds
 * @param beforeFirst whether the day lies before anything is known of the client, so that these are the earliest facts
 *     known and not those of the day
 */
public record StoredFacts(String facts, long version, LocalDate validFrom, boolean beforeFirst) {}
