package io.holdfast.api.pages;

import io.holdfast.api.rulebooks.BookStatus;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.api.rulebooks.RejectedEdit;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.source.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One request for a page: the day it is about, and the rule book as it was at that moment.
 *
 * @param dayGiven whether the request named the day
 * @param visitor empty for somebody who has not logged in
 */
record Visit(
        BookStatus status,
        Instant now,
        LocalDate today,
        LocalDate asOf,
        boolean dayGiven,
        List<String> notices,
        Visits.Request request,
        Optional<Visitor> visitor) {

    private static final int FAULTS_SHOWN = 3;

    Optional<RuleBook> book() {
        return status.live().map(LiveBook::book);
    }

    /** The live book's time zone. */
    ZoneId zone() {
        return book().<ZoneId>map(one -> one.catalogue().book().timeZone()).orElse(ZoneOffset.UTC);
    }

    /** The live book and this day as the eyes to see clients with. */
    BookLens lens(RuleBook book) {
        PageText text = new PageText(asOf, book.catalogue().book().currency());
        return new BookLens(book.catalogue(), RuleLinks.live(book.cards(), this::href), text);
    }

    String href(String address) {
        return frame("", "").href(address);
    }

    Frame frame(String title, String sentence) {
        return new Frame(
                title,
                sentence,
                request.path(),
                request.parameters(),
                new Day(asOf.toString(), PageText.full(asOf), PageText.full(asOf)),
                asOf.equals(today),
                dayGiven,
                request.parameter("q"),
                book().map(one -> one.catalogue().book().name()).orElse(""),
                live(),
                notices,
                visitor.orElse(null),
                false);
    }

    private Frame.Live live() {
        String revision = status.live().map(one -> one.revision().brief()).orElse("no rule book");
        return new Frame.Live(status.state().word(), revision, says(), banner(), faults());
    }

    private String says() {
        return status.rejected()
                .filter(edit -> status.live().isPresent())
                .map(edit -> "stale " + age(edit.at()))
                .or(() -> status.live().map(one -> "live " + age(one.since())))
                .orElse("");
    }

    private String age(Instant since) {
        return PageText.age(Duration.between(since, now));
    }

    private String banner() {
        return status.rejected()
                .map(edit -> status.live().isPresent()
                        ? "The last edit of the rules was rejected. The last good rule book still decides."
                        : "The rules were rejected, and there is no earlier rule book to decide with.")
                .orElse("");
    }

    private List<String> faults() {
        Optional<RejectedEdit> rejected = status.rejected();
        Stream<String> diagnostics = rejected.stream()
                .flatMap(edit -> edit.diagnostics().stream())
                .filter(Diagnostic::isError)
                .map(Diagnostic::line);
        Stream<String> tests = rejected.stream()
                .flatMap(edit -> edit.failedTests().stream())
                .map(test -> test.at() + ": failed test: " + test.title());
        return Stream.concat(diagnostics, tests).limit(FAULTS_SHOWN).toList();
    }
}
