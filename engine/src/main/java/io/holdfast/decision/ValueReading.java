package io.holdfast.decision;

import java.util.List;

/** A client's worth as an answer states it, in money rounded to cents; see {@link io.holdfast.worth.LifetimeValue}. */
public record ValueReading(
        double lifetime, double residual, String tier, String method, double low, double high, List<String> assumed) {}
