package io.holdfast.api.access;

import io.holdfast.source.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits that somebody shows in order to be known; what prints it prints nothing of it. */
public final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** A new one that starts with these letters. */
    static Secret random(String prefix) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Somebody's claim to know one. */
    static Secret shown(String text) {
        return new Secret(text);
    }

    /** The secret itself, to be shown once. */
    public String text() {
        return text;
    }

    /**
     * What is stored. A fast hash is enough for 256 random bits, and looking a hash up needs no comparison in constant
     * time: how far two hashes agree says nothing about the secrets behind them.
     */
    String hash() {
        return sha256(text);
    }

    static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
