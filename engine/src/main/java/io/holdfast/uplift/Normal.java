package io.holdfast.uplift;

import org.hipparchus.special.Erf;

/** The normal distribution, as tests use it. */
final class Normal {

    /** Two-sided 5 %. */
    static final double REACH = 1.959963984540054;

    /** A power of 80 %. */
    static final double POWER = 0.8416212335729143;

    private Normal() {}

    /** The chance of a value so far from 0 or farther, to either side. */
    static double beyond(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }
}
