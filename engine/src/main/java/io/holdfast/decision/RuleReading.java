package io.holdfast.decision;

import io.holdfast.rulebook.ConditionReading;
import java.util.List;

/**
 * A rule that proposed a recommendation, at its place, with its conditions held against the client.
 *
 * @param line line of the rule, or row of the table
 */
public record RuleReading(String file, int line, String rule, List<ConditionReading> conditions) {}
