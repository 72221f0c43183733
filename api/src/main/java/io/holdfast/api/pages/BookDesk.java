package io.holdfast.api.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.figures.FigureClients;
import io.holdfast.api.figures.FigureQuery;
import io.holdfast.api.figures.Overview;
import io.holdfast.api.figures.Overviews;
import io.holdfast.rulebook.RuleBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the figures of the book into the words of pages. */
final class BookDesk {

    private static final int URGENT = 10;

    private final Overviews overviews;
    private final FigureClients clients;

    BookDesk(Overviews overviews, FigureClients clients) {
        this.overviews = overviews;
        this.clients = clients;
    }

    BookView book(Visit visit) {
        return visit.book()
                .map(book -> overview(visit, book)
                        .map(one -> view(visit, one, new BookSections(one.json(), visit.lens(book), visit::href).all()))
                        .orElseGet(() -> BookView.missing(missing(visit))))
                .orElseGet(() -> BookView.missing("There is no rule book, so nothing can be decided or counted."));
    }

    /** One of the figures of the book or of the week. */
    Optional<Figure> figure(Visit visit, String id) {
        return named(book(visit), id).or(() -> named(week(visit), id));
    }

    private static Optional<Figure> named(BookView view, String id) {
        return view.figures().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The week that ends on the day, in short: for a sheet of paper. */
    BookView week(Visit visit) {
        return visit.book()
                .flatMap(book -> overview(visit, book).map(one -> view(visit, one, week(visit, book, one))))
                .orElseGet(() -> BookView.missing(missing(visit)));
    }

    private List<Figure> week(Visit visit, RuleBook book, Overview one) {
        BookLens lens = visit.lens(book);
        List<Figure> all = new BookSections(one.json(), lens, visit::href).all();
        JsonNode week = overviews.week(one.day(), book.catalogue());
        List<Figure> shown = new ArrayList<>();
        all.stream()
                .filter(figure -> List.of("bucket", "health", "deadlines").contains(figure.id()))
                .forEach(shown::add);
        FigureQuery soon = FigureQuery.of(Map.of("of", "within", "is", "30"));
        clients.some(soon, one.day(), book.catalogue(), 0, URGENT)
                .ifPresent(part -> shown.add(new WeekSections(lens, visit::href).urgent(part)));
        shown.add(new WeekSections(lens, visit::href).reported(week));
        all.stream()
                .filter(figure -> List.of("pipeline", "playbooks").contains(figure.id()))
                .forEach(shown::add);
        new WeekSections(lens, visit::href).uplift(one.json().path("uplift")).ifPresent(shown::add);
        return shown;
    }

    private Optional<Overview> overview(Visit visit, RuleBook book) {
        return overviews.on(visit.asOf(), book.catalogue());
    }

    private static BookView view(Visit visit, Overview one, List<Figure> figures) {
        String made = "months and rules were counted " + ago(one, visit);
        String asOf = "As of " + PageText.full(one.day()) + ", "
                + (one.live() ? "counted now; " + made : "as it was kept that day") + ".";
        return new BookView(
                "",
                asOf,
                one.json().path("currency").asText(),
                BookView.keys(one.json(), visit),
                figures,
                visit.href("/book"));
    }

    private static String ago(Overview one, Visit visit) {
        Duration age = Duration.between(one.madeAt(), visit.now());
        return age.toMinutes() < 1 ? "just now" : PageText.age(age).replaceFirst("^for ", "") + " ago";
    }

    private String missing(Visit visit) {
        return overviews
                .first()
                .filter(first -> visit.asOf().isBefore(first))
                .map(first -> "No figures were kept of " + PageText.full(visit.asOf()) + "; the first are of "
                        + PageText.full(first) + ".")
                .orElse("The figures are made in the background after the first round over the stored clients.");
    }
}
