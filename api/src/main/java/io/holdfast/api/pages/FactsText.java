package io.holdfast.api.pages;

import io.holdfast.client.ClientReading;
import io.holdfast.rulebook.RuleBook;
import java.time.LocalDate;

/** Reads one client's facts as somebody typed them: a text that may not even be JSON. */
@FunctionalInterface
public interface FactsText {

    ClientReading read(RuleBook book, String json, LocalDate asOf);
}
