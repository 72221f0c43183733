package io.holdfast.rulebook;

import io.holdfast.client.NumberText;
import io.holdfast.client.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts as people read them in a sentence: "42 %", "2,340", "12 Mar 2026", "unknown". */
final class FactText {

    static final String UNKNOWN = "unknown";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;
    private static final String[] MONTHS = months();

    private FactText() {}

    static String of(@Nullable Object value, Unit unit) {
        if (value == null) {
            return UNKNOWN;
        } else if (value instanceof Number number) {
            return number(number, unit);
        } else if (value instanceof LocalDate date) {
            return date(date);
        } else if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        } else if (value instanceof Collection<?> all) {
            return all.isEmpty() ? "none" : all.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value.toString();
    }

    /** Days are written out by hand, years that nobody lives in left to those who know them. */
    private static String date(LocalDate date) {
        int year = date.getYear();
        return year < FIRST_YEAR || year > LAST_YEAR
                ? DATE.format(date)
                : date.getDayOfMonth() + MONTHS[date.getMonthValue() - 1] + year;
    }

    private static String[] months() {
        return Arrays.stream(Month.values())
                .map(month -> " " + month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " ")
                .toArray(String[]::new);
    }

    private static String number(Number number, Unit unit) {
        if (number instanceof Integer && (unit == Unit.COUNT || unit == Unit.PLAIN)) {
            return number.toString();
        }
        double value = number.doubleValue();
        if (unit == Unit.SHARE && NumberText.isClear(value * 100)) {
            return (long) Math.rint(value * 100) + " %";
        } else if (unit == Unit.MONEY
                && NumberText.isClear(value)
                && (value == Math.rint(value) || Math.abs(value) >= 100)) {
            return NumberText.grouped(Math.rint(value) + 0.0);
        } else if ((unit == Unit.COUNT || unit == Unit.PLAIN)
                && NumberText.isClear(value)
                && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        return exact(number, unit);
    }

    /** Digit by digit, where halves are in doubt. */
    static String exact(Number number, Unit unit) {
        BigDecimal exact = new BigDecimal(number.toString());
        return switch (unit) {
            case SHARE -> plain(exact.multiply(HUNDRED), 0) + " %";
            case CHANGE -> (exact.signum() > 0 ? "+" : "") + plain(exact.multiply(HUNDRED), 0) + " %";
            case MONEY -> NumberText.grouped(exact, exact.abs().compareTo(HUNDRED) < 0 && hasCents(exact) ? 2 : 0);
            case COUNT, PLAIN -> plain(exact, 1);
        };
    }

    private static boolean hasCents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros().scale() > 0;
    }

    private static String plain(BigDecimal exact, int decimals) {
        BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
