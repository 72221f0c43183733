package io.holdfast.worth.model;

/** Ranges that parameters of models keep, so that no formula meets a number it cannot answer for. */
final class Parameters {

    private Parameters() {}

    static void refuseUnlessPositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is a number above 0, not " + value + ".");
        }
    }

    static void refuseUnlessAtLeastZero(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is a number of 0 or more, not " + value + ".");
        }
    }
}
