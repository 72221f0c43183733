package io.holdfast.client;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as English readers write them, thousands apart by commas: "12,345" and "12,345.60". */
public final class NumberText {

    /** Beyond it a long has no room for the cents. */
    private static final double MOST = 1e15;

    private NumberText() {}

    /** A number without decimals, halves away from zero. */
    public static String grouped(double number) {
        double size = Math.abs(number);
        if (!(size < MOST)) {
            return Double.isFinite(number) ? grouped(new BigDecimal(number), 0) : String.valueOf(number);
        }
        long whole = (long) size;
        long rounded = size - whole >= 0.5 ? whole + 1 : whole;
        return signed(Double.compare(number, 0) < 0, grouped(Long.toString(rounded)));
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
