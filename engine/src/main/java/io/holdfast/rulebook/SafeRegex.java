package io.holdfast.rulebook;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which patterns {@code matches} may take: those that come to an end in time on any text. */
final class SafeRegex {

    private static final int LONGEST = 100;
    private static final int MOST_REPEATS = 3;
    private static final Pattern SAFE = Pattern.compile("(?:[\\w\\s.\\-@:/]|\\\\[.dwsDWS\\-]|\\[[^\\[\\]]*]|[*+?])*");

    private SafeRegex() {}

    /** Long patterns, and many repeats, take forever on texts that nearly match. */
    static boolean isSafe(String regex) {
        boolean plain = regex.length() <= LONGEST
                && regex.chars().filter(c -> c == '*' || c == '+').count() <= MOST_REPEATS
                && SAFE.matcher(regex).matches();
        if (!plain) {
            return false;
        }
        try {
            Pattern.compile(regex);
            return true;
        } catch (PatternSyntaxException unreadable) {
            return false;
        }
    }
}
