package io.holdfast.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as English readers write them, thousands apart by commas: "12,345" and "12,345.60". */
public final class NumberText {

    /** Beyond it a long has no room for the cents. */
    private static final double MOST = 1e15;

    /** Where a number is further from a half than its own error, the nearest whole number is the right one. */
    private static final double CLEAR = 0.499;

    private static final double MOST_EXACT = 1e11;

    private NumberText() {}

    /** Whether its digits leave no doubt to which whole number it is rounded, whatever is done with halves. */
    public static boolean isClear(double number) {
        double nearest = Math.rint(number);
        return Math.abs(nearest) < MOST_EXACT && Math.abs(number - nearest) < CLEAR;
    }

    /** A number without decimals and without commas, halves away from zero. */
    public static String whole(double number) {
        double size = Math.abs(number);
        return size < MOST
                ? signed(Double.compare(number, 0) < 0, Long.toString(rounded(size)))
                : grouped(number).replace(",", "");
    }

    /** A number with one decimal, halves away from zero. */
    public static String tenths(double number) {
        double tenfold = number * 10;
        if (Double.compare(number, 0) < 0 || !isClear(tenfold)) {
            return String.format(Locale.ENGLISH, "%.1f", number);
        }
        long tenths = (long) Math.rint(tenfold);
        return tenths / 10 + "." + tenths % 10;
    }

    /** A number without decimals, halves away from zero. */
    public static String grouped(double number) {
        double size = Math.abs(number);
        if (!(size < MOST)) {
            return Double.isFinite(number) ? grouped(new BigDecimal(number), 0) : String.valueOf(number);
        }
        return signed(Double.compare(number, 0) < 0, grouped(Long.toString(rounded(size))));
    }

    private static long rounded(double size) {
        long whole = (long) size;
        return size - whole >= 0.5 ? whole + 1 : whole;
    }

    /** A number with so many decimals, halves away from zero. */
    public static String grouped(BigDecimal number, int decimals) {
        String digits = number.abs().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        int point = decimals == 0 ? digits.length() : digits.length() - decimals - 1;
        return signed(number.signum() < 0, grouped(digits.substring(0, point)) + digits.substring(point));
    }

    private static String signed(boolean negative, String size) {
        return negative ? "-" + size : size;
    }

    private static String grouped(String digits) {
        if (digits.length() <= 3) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits.length() + digits.length() / 3);
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }
}
