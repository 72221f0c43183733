package io.holdfast.api.pages;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How pages say numbers, money and days, seen from one day. */
record PageText(LocalDate asOf, String currency) {

    static final String UNKNOWN = "unknown";
    private static final String MINUS = "−";
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WITH_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** Thousands separated; cents only below 100 and only when there are some. */
    static String money(double amount) {
        double size = Math.abs(amount);
        boolean cents = size < 99.995 && Math.abs(size - Math.rint(size)) >= 0.005;
        return signedBy(amount, digits(size, cents ? "0.00" : "#,##0"));
    }

    /** Money as a difference: always with its sign. */
    static String delta(double amount) {
        String plain = money(amount);
        return plain.startsWith(MINUS) || plain.equals("0") ? plain : "+" + plain;
    }

    /** A likelihood or weight: two decimals. */
    static String rate(double share) {
        return signedBy(share, digits(Math.abs(share), "#,##0.00"));
    }

    /** A count or measure: as many decimals as it needs, two at most. */
    static String number(double number) {
        return signedBy(number, digits(Math.abs(number), "#,##0.##"));
    }

    static String percent(double share) {
        return number(Math.rint(share * 1000) / 10) + " %";
    }

    static String counted(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Somebody by name; a role of the catalogue, such as {@code accountManager}, in words. */
    static String owner(String name) {
        return name.matches("[a-z]+([A-Z][a-z]+)+") ? FactWords.name(name) : name;
    }

    /** Any fact's value in words. */
    String value(@Nullable Object fact) {
        if (fact == null) {
            return UNKNOWN;
        }
        if (fact instanceof Number number) {
            return number(number.doubleValue());
        }
        if (fact instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (fact instanceof LocalDate date) {
            return on(date).text();
        }
        if (fact instanceof Collection<?> many) {
            return many.isEmpty() ? "none" : many.stream().map(this::value).collect(Collectors.joining(", "));
        }
        return fact.toString();
    }

    /** The day itself: "12 Mar", with the year when it is another. */
    Day on(LocalDate date) {
        return day(date, (date.getYear() == asOf.getYear() ? SHORT : WITH_YEAR).format(date));
    }

    /** How far away the day is: "in 9 days", "4 days ago". */
    Day away(LocalDate date) {
        long days = ChronoUnit.DAYS.between(asOf, date);
        if (days == 0) {
            return day(date, "today");
        }
        if (Math.abs(days) == 1) {
            return day(date, days > 0 ? "tomorrow" : "yesterday");
        }
        String length = length(Math.abs(days));
        return day(date, days > 0 ? "in " + length : length + " ago");
    }

    static String full(LocalDate date) {
        return FULL.format(date);
    }

    /** How long something has been so, by the clock: "for seconds", "for 12 minutes". */
    static String age(Duration since) {
        long minutes = since.toMinutes();
        if (minutes < 1) {
            return "for seconds";
        }
        if (minutes < 60) {
            return "for " + counted(minutes, "minute");
        }
        return "for " + (minutes < 48 * 60 ? counted(minutes / 60, "hour") : counted(minutes / (24 * 60), "day"));
    }

    private static String length(long days) {
        if (days < 60) {
            return counted(days, "day");
        }
        long months = Math.round(days / 30.44);
        return months < 24 ? counted(months, "month") : counted(Math.round(days / 365.25), "year");
    }

    private static Day day(LocalDate date, String text) {
        return new Day(date.toString(), text, full(date));
    }

    private static String digits(double size, String pattern) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(size);
    }

    /** A minus only before something that does not read as zero. */
    private static String signedBy(double number, String size) {
        boolean zero = size.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return zero ? size : (number < 0 ? MINUS : "") + size;
    }
}
