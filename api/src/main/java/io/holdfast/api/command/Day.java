package io.holdfast.api.command;

import io.holdfast.catalogue.Book;
import io.holdfast.intake.Mapping;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day as people type it. */
final class Day implements ITypeConverter<LocalDate> {

    /** The day that was asked for; else the mapping's; else today in the book's time zone. */
    static LocalDate of(Optional<LocalDate> asked, Optional<Mapping> mapping, Book book, Clock clock) {
        return asked.or(() -> mapping.flatMap(Mapping::asOf))
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), book.timeZone()));
    }

    @Override
    public LocalDate convert(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException noDate) {
            throw new TypeConversionException("'" + typed + "' is no day. Write it like 2026-03-01.");
        }
    }
}
