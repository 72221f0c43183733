package io.holdfast.api.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** When a key expires, as people and programs write it. */
public final class Moments {

    public static final String FORM = "a date like 2027-03-01, or a moment like 2027-03-01T12:00:00Z";

    private static final int LAST_YEAR = 9999;

    private Moments() {}

    /** A date stands for its first moment in UTC; empty where the text is neither. */
    public static Optional<Instant> read(String text) {
        try {
            Instant moment = text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return Optional.of(moment).filter(one -> one.atZone(ZoneOffset.UTC).getYear() <= LAST_YEAR);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
