package io.holdfast.api.clients;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.client.FactProblem;
import io.holdfast.source.Nearest;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a request, read strictly: every mistake is noted, and told with all others. */
public final class Query {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final int LONGEST_NUMBER = 9;

    private final Map<String, List<String>> given;
    private final List<FactProblem> problems = new ArrayList<>();

    private Query(Map<String, List<String>> given, Set<String> known) {
        this.given = given;
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                String near = Nearest.advice(brief(name), known);
                wrong(name, "there is no parameter `" + brief(name) + "`" + (near.isEmpty() ? "" : ". " + near));
            } else if (values.size() > 1) {
                wrong(name, "`" + name + "` is given " + values.size() + " times");
            }
        });
    }

    public static Query of(UriInfo uri, String... known) {
        return new Query(uri.getQueryParameters(), Set.of(known));
    }

    static Query of(Map<String, List<String>> given, String... known) {
        return new Query(given, Set.of(known));
    }

    /** Notes what is wrong with a parameter. */
    public void wrong(String name, String message) {
        problems.add(new FactProblem("/" + brief(name).replace("~", "~0").replace("/", "~1"), message));
    }

    public List<FactProblem> problems() {
        return problems;
    }

    /** Throws the problem where anything was wrong. */
    public void refuseIfWrong() {
        if (!problems.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            problems.size() == 1
                                    ? "One mistake; `errors` says where."
                                    : problems.size() + " mistakes; `errors` says where.",
                            problems)
                    .exception();
        }
    }

    public Optional<String> text(String name) {
        return given.getOrDefault(name, List.of()).stream().findFirst().filter(text -> !text.isEmpty());
    }

    public Optional<LocalDate> day(String name) {
        return text(name).flatMap(text -> {
            try {
                LocalDate day = LocalDate.parse(text.strip());
                if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                    return Optional.of(day);
                }
                wrong(name, "the year has to be " + FIRST_YEAR + " to " + LAST_YEAR);
            } catch (DateTimeParseException impossible) {
                wrong(name, "`" + brief(text) + "` is not a date of the calendar (yyyy-mm-dd)");
            }
            return Optional.empty();
        });
    }

    /** A day that has come. */
    public Optional<LocalDate> dayUpTo(String name, LocalDate today) {
        Optional<LocalDate> day = day(name);
        if (day.isPresent() && day.get().isAfter(today)) {
            wrong(name, day.get() + " lies in the future; today is " + today + " in the rule book's time zone");
            return Optional.empty();
        }
        return day;
    }

    /** A moment, or the beginning of a day in UTC. */
    Optional<Instant> moment(String name) {
        return text(name).flatMap(text -> {
            try {
                String clean = text.strip();
                Instant moment = clean.length() == 10
                        ? LocalDate.parse(clean).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(clean.replace(' ', '+')).toInstant();
                int year = moment.atOffset(ZoneOffset.UTC).getYear();
                if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                    return Optional.of(moment);
                }
                wrong(name, "the year has to be " + FIRST_YEAR + " to " + LAST_YEAR);
            } catch (DateTimeParseException impossible) {
                wrong(name, "`" + brief(text) + "` is neither a date nor a moment like 2026-03-01T10:15:30Z");
            }
            return Optional.empty();
        });
    }

    public int count(String name, int otherwise, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        boolean number =
                text.get().length() <= LONGEST_NUMBER && text.get().chars().allMatch(one -> one >= '0' && one <= '9');
        int count = number ? Integer.parseInt(text.get()) : 0;
        if (count < 1 || count > most) {
            wrong(name, "`" + name + "` is a whole number from 1 to " + most);
            return otherwise;
        }
        return count;
    }

    /** A share between 0 and 1, neither included. */
    public Optional<Double> share(String name) {
        return text(name).flatMap(text -> {
            boolean decimal = text.matches("0?\\.\\d{1,9}");
            double share = decimal ? Double.parseDouble(text) : 0;
            if (share > 0 && share < 1) {
                return Optional.of(share);
            }
            wrong(name, "`" + name + "` is a share between 0 and 1 such as 0.1");
            return Optional.empty();
        });
    }

    static String brief(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
