package io.holdfast.intake;

import io.holdfast.client.AttributeType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a file writes dates and numbers, and for which day and book it is read.
 *
 * @param dates formats to try in turn; empty means yyyy-mm-dd
 */
record CellFormats(
        LocalDate asOf, List<DateTimeFormatter> dates, Decimals decimals, Map<String, AttributeType> attributes) {

    /** A date format as people write it, such as {@code dd.MM.yyyy HH:mm}; strict reading needs u for the year. */
    static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    Optional<LocalDate> date(String text) {
        return dates.isEmpty() ? IsoDate.of(text) : date(text, dates);
    }

    static Optional<LocalDate> date(String text, List<DateTimeFormatter> formats) {
        for (DateTimeFormatter format : formats) {
            try {
                LocalDate date = LocalDate.from(format.parse(text));
                if (date.getYear() >= 1 && date.getYear() <= 9999) {
                    return Optional.of(date);
                }
            } catch (DateTimeException notThisOne) {
                continue;
            }
        }
        return Optional.empty();
    }
}
