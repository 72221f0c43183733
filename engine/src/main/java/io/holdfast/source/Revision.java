package io.holdfast.source;

/**
 * The name of a frozen rule book: the SHA-256 of its normalised content, in hexadecimal.
 *
 * @param hash 64 lower-case hexadecimal digits
 */
public record Revision(String hash) {

    /** The first twelve digits, for people. */
    public String brief() {
        return hash.substring(0, Math.min(12, hash.length()));
    }

    @Override
    public String toString() {
        return hash;
    }
}
