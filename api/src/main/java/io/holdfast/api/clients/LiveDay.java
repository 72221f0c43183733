package io.holdfast.api.clients;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.api.rulebooks.ActiveBook;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import java.time.Clock;
import java.time.LocalDate;

/**
 * The rule book that is live when a request comes, which says what facts there can be, and today in its time zone.
 */
public record LiveDay(RuleBook book, LocalDate today) {

    /** Throws the problem that there is no rule book where there is none. */
    public static LiveDay of(ActiveBook active, Clock clock) {
        RuleBook book = active.current()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NO_RULE_BOOK,
                                "No rule book was ever good, so facts cannot be read. GET /v1/rules says why.")
                        .exception());
        return new LiveDay(
                book,
                LocalDate.ofInstant(clock.instant(), book.catalogue().book().timeZone()));
    }

    ClientReader reader() {
        return new ClientReader(book.catalogue().book());
    }
}
