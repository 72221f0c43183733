package io.holdfast.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Dates as facts write them: four digits, two, two, and a day that exists. */
public final class IsoDate {

    private IsoDate() {}

    /** The day; empty for a text that is written otherwise, or a day that does not exist. */
    public static Optional<LocalDate> of(String text) {
        if (!looksRight(text)) {
            return Optional.empty();
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        return year < 1
                        || month < 1
                        || month > 12
                        || day < 1
                        || day > YearMonth.of(year, month).lengthOfMonth()
                ? Optional.empty()
                : Optional.of(LocalDate.of(year, month, day));
    }

    /** Whether it is written like a date, existing or not. */
    static boolean looksRight(String text) {
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char one = text.charAt(i);
            if (i == 4 || i == 7 ? one != '-' : one < '0' || one > '9') {
                return false;
            }
        }
        return true;
    }

    /** What to say of a text that is no date. */
    static String problem(String name, String text) {
        return looksRight(text)
                ? name + " is " + text + ", a day that does not exist"
                : name + " must be a date (yyyy-mm-dd), not " + Wording.quoted(text);
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
