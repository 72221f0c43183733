package io.holdfast.api.access;

import java.text.Normalizer;
import java.util.Optional;

/** A password as somebody typed it; what prints it prints nothing of it. */
public final class Password {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 500;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /** The same letters give the same password, however a keyboard puts them together. */
    public static Password of(String typed) {
        return new Password(typed.length() > LONGEST ? typed : Normalizer.normalize(typed, Normalizer.Form.NFKC));
    }

    /** A random one, for those who would only be asked to copy it. */
    public static Password random() {
        return new Password(Secret.random("").text().substring(0, 20));
    }

    public String text() {
        return text;
    }

    /** What is wrong with it for a new password; empty when nothing is. */
    Optional<String> problem() {
        int length = text.codePointCount(0, text.length());
        return length >= SHORTEST && length <= LONGEST
                ? Optional.empty()
                : Optional.of("A password has " + SHORTEST + " to " + LONGEST + " letters");
    }

    boolean isTooLongToBeOne() {
        return text.length() > LONGEST * 2;
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
