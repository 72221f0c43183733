package io.holdfast.uplift;

/**
 * Whether clients fell into the groups as they were meant to. Where they did not, something else decided who is where,
 * and no difference between the groups can be read.
 *
 * @param expectedControl the share meant for the control group
 * @param control the share found in it
 * @param chance the chance of a split as uneven as this one (chi-square, one degree of freedom)
 */
public record Split(double expectedControl, double control, double chance) {

    /** A split that nobody can check, because nobody says what was meant. */
    public static final Split UNCHECKED = new Split(0, 0, 1);

    /** Below it the split is taken to be broken. */
    private static final double BROKEN = 0.001;

    /** Of so many clients. */
    public static Split of(int treated, int control, double expectedControl) {
        int all = treated + control;
        if (all == 0 || expectedControl <= 0 || expectedControl >= 1) {
            return new Split(expectedControl, 0, 1);
        }
        double expected = all * expectedControl;
        double off = control - expected;
        double chiSquare = off * off / expected + off * off / (all - expected);
        return new Split(expectedControl, (double) control / all, Normal.beyond(Math.sqrt(chiSquare)));
    }

    public boolean isBroken() {
        return chance < BROKEN;
    }
}
