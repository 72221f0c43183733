package io.holdfast.api.outcomes;

import java.math.BigDecimal;

/**
 * How often one outcome of an action was reported.
 *
 * @param amount money that these reports name together
 */
public record OutcomeTally(String action, String outcome, long reports, BigDecimal amount) {}
