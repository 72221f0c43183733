package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.client.ClientReading;
import io.holdfast.rulebook.RuleBook;
import java.time.LocalDate;

/** Reads one client's facts as they are on a day, under a rule book's settings. */
@FunctionalInterface
public interface FactsReader {

    ClientReading read(RuleBook book, JsonNode facts, LocalDate asOf);
}
