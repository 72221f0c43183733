package io.holdfast.catalogue;

import java.util.List;

/**
 * A signal that rules may conclude.
 *
 * @param values every value it can have, from best to worst
 */
public record SignalType(String name, List<String> values, Combine combine) {}
