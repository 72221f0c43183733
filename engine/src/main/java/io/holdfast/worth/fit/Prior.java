package io.holdfast.worth.fit;

/** What is known of parameters before the data: how their logarithms are spread, up to a constant. */
@FunctionalInterface
interface Prior {

    /** Nothing is known. */
    Prior NONE = logs -> 0;

    double logAt(double[] logs);
}
