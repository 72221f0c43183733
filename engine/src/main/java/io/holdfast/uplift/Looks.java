package io.holdfast.uplift;

import java.util.List;

/**
 * Bounds for looking at a test several times: O'Brien and Fleming's, with which looking often does not make chance look
 * like an effect.
 *
 * @param look which look this is, from 1
 * @param planned how many looks were planned, 1 to 5
 */
public record Looks(int look, int planned) {

    private static final List<Double> CONSTANTS = List.of(Normal.REACH, 1.977, 2.004, 2.024, 2.040);

    public static final Looks ONCE = new Looks(1, 1);

    public Looks {
        if (planned < 1 || planned > CONSTANTS.size() || look < 1 || look > planned) {
            throw new IllegalArgumentException("Looks are 1 to 5, and this one is one of them.");
        }
    }

    /** The z-value from which on an effect counts at this look. */
    public double bound() {
        return CONSTANTS.get(planned - 1) * Math.sqrt((double) planned / look);
    }
}
