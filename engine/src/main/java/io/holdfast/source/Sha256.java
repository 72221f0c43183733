package io.holdfast.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java has. */
public final class Sha256 {

    private static final String NAME = "SHA-256";

    /** To ask every time who provides it costs more than a short text does. */
    private static final MessageDigest UNFED = asked();

    private Sha256() {}

    /** A digest to feed piece by piece. */
    public static MessageDigest digest() {
        try {
            return (MessageDigest) UNFED.clone();
        } catch (CloneNotSupportedException ofAnotherProvider) {
            return asked();
        }
    }

    private static MessageDigest asked() {
        try {
            return MessageDigest.getInstance(NAME);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    /** The 32 bytes that stand for a text in UTF-8. */
    public static byte[] of(String text) {
        return digest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The 64 lower-case hexadecimal digits that stand for some bytes. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }
}
