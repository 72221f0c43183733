package io.holdfast.api.reports;

import io.holdfast.api.clients.StoredBook;
import io.holdfast.client.FactProblem;
import io.holdfast.intake.ClientReader;
import io.holdfast.rulebook.RuleBook;
import io.holdfast.worth.figures.BookFigures;
import io.holdfast.worth.figures.Timeline;
import java.time.LocalDate;
import java.util.List;

/** Makes the figures of the stored clients from one day to another. */
final class BookReport {

    private final StoredBook clients;

    BookReport(StoredBook clients) {
        this.clients = clients;
    }

    /**
     * What was found.
     *
     * @param unreadable clients whose facts the rule book's settings do not allow
     */
    record Found(BookFigures figures, int unreadable) {}

    Found between(LocalDate from, LocalDate to, RuleBook book) {
        Gathering gathering = new Gathering(new BookFigures.Gathering(from, to, book.valuation()));
        clients.over(gathering.figures.days(), new ClientReader(book.catalogue().book()), gathering);
        return new Found(gathering.figures.figures(), gathering.unreadable);
    }

    private static final class Gathering implements StoredBook.Taker<Timeline> {

        private final BookFigures.Gathering figures;
        private int unreadable;

        Gathering(BookFigures.Gathering figures) {
            this.figures = figures;
        }

        @Override
        public void good(String id, Timeline client) {
            figures.add(client);
        }

        @Override
        public void bad(String id, List<FactProblem> problems) {
            unreadable++;
        }
    }
}
