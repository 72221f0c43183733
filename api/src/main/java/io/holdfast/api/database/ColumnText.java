package io.holdfast.api.database;

import org.jspecify.annotations.Nullable;

/** Text as a column of limited length holds it. */
public final class ColumnText {

    private ColumnText() {}

    /** The beginning of a text, without what no database takes. */
    public static String cut(String text, int longest) {
        return clip(text, longest).replace('\0', '\uFFFD');
    }

    /** The same, where there may be none. */
    public static @Nullable String cutIfAny(@Nullable String text, int longest) {
        return text == null ? null : cut(text, longest);
    }

    /** Cuts between characters, never inside one. */
    public static String clip(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
