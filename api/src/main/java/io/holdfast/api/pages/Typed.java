package io.holdfast.api.pages;

/** Texts from addresses and forms that go to the database as they are. */
final class Typed {

    private Typed() {}

    /** Whether every database can hold it: no control characters, and no halves of characters. */
    static boolean isFine(String text) {
        return text.codePoints()
                .noneMatch(one -> Character.isISOControl(one)
                        || (one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE));
    }

    /** The text where it is fine and not too long; empty text otherwise. */
    static String word(String text, int longest) {
        return isFine(text) && text.length() <= longest ? text : "";
    }
}
