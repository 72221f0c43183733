package io.holdfast.rulebook;

import io.holdfast.client.NumberText;
import io.holdfast.client.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts as people read them in a sentence: "42 %", "2,340", "12 Mar 2026", "unknown". */
final class FactText {

    static final String UNKNOWN = "unknown";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private FactText() {}

    static String of(@Nullable Object value, Unit unit) {
        if (value == null) {
            return UNKNOWN;
        } else if (value instanceof Number number) {
            return number(number, unit);
        } else if (value instanceof LocalDate date) {
            return DATE.format(date);
        } else if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        } else if (value instanceof Collection<?> all) {
            return all.isEmpty() ? "none" : all.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value.toString();
    }

    private static String number(Number number, Unit unit) {
        if (number instanceof Integer && (unit == Unit.COUNT || unit == Unit.PLAIN)) {
            return number.toString();
        }
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
