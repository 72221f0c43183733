package io.holdfast.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.client.Value;
import io.holdfast.source.Place;
import java.time.LocalDate;

/**
 * A rule test: a client on a day, and what must come of it.
 *
 * @param facts the client's facts, with changes laid over them
 * @param value what the book is taken to say of their worth; what is unknown here it says itself
 */
record RuleTest(String title, Place at, LocalDate asOf, JsonNode facts, Value value, Expectation expected) {}
