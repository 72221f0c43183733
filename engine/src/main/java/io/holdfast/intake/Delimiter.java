package io.holdfast.intake;

import java.util.Locale;
import java.util.Optional;

/**
 * What separates the cells of a CSV file.
 *
 * @param announced whether the first line only says so ({@code sep=;}, as spreadsheets write it) and is no header
 */
record Delimiter(char sign, boolean announced) {

    /** The one given, the one announced, or the one that separates most in the header. */
    static Delimiter of(String firstLine, Optional<Character> given) {
        boolean announced =
                firstLine.length() == 5 && firstLine.toLowerCase(Locale.ROOT).startsWith("sep=");
        char found = announced ? firstLine.charAt(4) : mostFrequent(firstLine);
        return new Delimiter(given.orElse(found), announced);
    }

    private static char mostFrequent(String header) {
        char best = ',';
        for (char sign : new char[] {',', ';', '\t'}) {
            best = count(header, sign) > count(header, best) ? sign : best;
        }
        return best;
    }

    private static int count(String line, char sign) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            count += !quoted && line.charAt(i) == sign ? 1 : 0;
        }
        return count;
    }
}
