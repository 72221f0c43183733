package io.holdfast.decision;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes numbers as Java does. Most are money or shares, of two decimals at most, which need no search for digits. */
final class NumberWriter {

    /** Below it Java writes every number of two decimals with just those. */
    private static final double MOST = 1e6;

    private static final int LONGEST = 9;

    private NumberWriter() {}

    static void write(JsonGenerator out, double number) throws IOException {
        long cents = Math.round(number * 100);
        if (number > 0 && number < MOST && cents / 100.0 == number) {
            writeCents(out, (int) cents);
        } else {
            out.writeNumber(number);
        }
    }

    private static void writeCents(JsonGenerator out, int cents) throws IOException {
        char[] digits = new char[LONGEST];
        int at = LONGEST;
        int hundredths = cents % 100;
        if (hundredths % 10 != 0) {
            digits[--at] = (char) ('0' + hundredths % 10);
        }
        digits[--at] = (char) ('0' + hundredths / 10);
        digits[--at] = '.';
        int whole = cents / 100;
        do {
            digits[--at] = (char) ('0' + whole % 10);
            whole /= 10;
        } while (whole > 0);
        out.writeNumber(digits, at, LONGEST - at);
    }
}
