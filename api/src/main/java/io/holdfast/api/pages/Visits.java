package io.holdfast.api.pages;

import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.api.rulebooks.BookStatus;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sees each request for a page against the clock and the live rule book. */
public final class Visits {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final ActiveBook active;
    private final Clock clock;
    private final Supplier<Optional<LocalDate>> day;

    /**
     * @param day the day pages start on, where it is not today
     */
    public Visits(ActiveBook active, Clock clock, Supplier<Optional<LocalDate>> day) {
        this.active = active;
        this.clock = clock;
        this.day = day;
    }

    Visit of(ContainerRequestContext request) {
        return of(
                request,
                Optional.ofNullable(request.getUriInfo().getQueryParameters().getFirst("asOf")));
    }

    /** With the day from a form instead of the address. */
    Visit of(ContainerRequestContext request, Optional<String> asked) {
        BookStatus status = active.status();
        LocalDate today = LocalDate.now(clock.withZone(zone(status)));
        LocalDate standing = day.get().orElse(today);
        Optional<LocalDate> given = asked.flatMap(Visits::date);
        List<String> notices = asked
                .filter(text -> !text.isBlank() && given.isEmpty())
                .map(text -> "“" + text + "” is no date from " + FIRST_YEAR + " to " + LAST_YEAR
                        + " written like 2026-03-01, so this is as of " + PageText.full(standing) + ".")
                .stream()
                .toList();
        return new Visit(
                status,
                clock.instant(),
                today,
                given.orElse(standing),
                given.isPresent(),
                notices,
                Request.of(request.getUriInfo()),
                Visitor.of(request.getSecurityContext()));
    }

    private static ZoneId zone(BookStatus status) {
        return status.live()
                .map(live -> live.book().catalogue().book().timeZone())
                .orElse(ZoneOffset.UTC);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()))
                    .filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    /**
     * Where a request goes.
     *
     * @param parameters every parameter of the query but the day
     */
    record Request(String path, List<Named> parameters) {

        static Request of(UriInfo uri) {
            return new Request(
                    "/" + uri.getPath(false).replaceFirst("^/+", ""),
                    uri.getQueryParameters().entrySet().stream()
                            .filter(one -> !one.getKey().equals("asOf"))
                            .flatMap(one -> one.getValue().stream().map(value -> new Named(one.getKey(), value)))
                            .toList());
        }

        String parameter(String name) {
            return parameters.stream()
                    .filter(one -> one.name().equals(name))
                    .map(Named::value)
                    .findFirst()
                    .orElse("");
        }
    }
}
