package io.holdfast.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.source.Place;
import java.time.LocalDate;

/**
 * A rule test: a client on a day, and what must come of it.
 *
 * @param facts the client's facts, with changes laid over them
 */
record RuleTest(String title, Place at, LocalDate asOf, JsonNode facts, Expectation expected) {}
