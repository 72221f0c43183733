package io.holdfast.catalogue;

import io.holdfast.source.Sha256;

/**
 * The share of clients who are recommended nothing, so that it can be told what recommendations bring.
 *
 * @param share 0 to 1
 * @param salt a word that decides who is in it; another word draws another group
 */
public record Control(double share, String salt) {

    /** Nobody is held out. */
    public static final Control NONE = new Control(0, "");

    /** Bits of the hash that decide: enough that no share a person writes is missed by a client in a million. */
    private static final int BITS = 48;

    /** Whether a client is in the control group: always the same for one client and salt. */
    public boolean holds(String clientId) {
        return share > 0 && place(clientId) < share;
    }

    /** Where a client falls, evenly spread, 0 to below 1. */
    double place(String clientId) {
        byte[] hash = Sha256.of(salt + "\n" + clientId);
        long bits = 0;
        for (int i = 0; i < BITS / Byte.SIZE; i++) {
            bits = bits << Byte.SIZE | hash[i] & 0xff;
        }
        return bits / (double) (1L << BITS);
    }
}
