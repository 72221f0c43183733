package io.holdfast.worth.fit;

/** How likely data are under a model, by the model's parameters. */
@FunctionalInterface
interface Likelihood {

    /** The logarithm; not a number where the parameters are outside the model's range. */
    double logAt(double[] parameters);
}
