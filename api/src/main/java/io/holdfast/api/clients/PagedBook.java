package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The facts of every client of the store, by id, a page at a time: a book of any size takes no more memory. */
public final class PagedBook implements Iterator<ObjectNode> {

    private static final int PAGE = 500;

    private final ShelfStore store;
    private final ReportedContacts reported;
    private final Optional<LocalDate> past;
    private final LocalDate known;
    private Iterator<ObjectNode> page = Collections.emptyIterator();
    private String after = "";
    private boolean over;

    /**
     * @param past the day whose facts count; empty for today's
     * @param known the last day whose reports count
     */
    PagedBook(ShelfStore store, ReportedContacts reported, Optional<LocalDate> past, LocalDate known) {
        this.store = store;
        this.reported = reported;
        this.past = past;
        this.known = known;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !over) {
            List<BookFacts.Known> read = store.rowsAfter(after, PAGE, past);
            BookFacts.withReports(read, reported, known);
            over = read.size() < PAGE;
            for (BookFacts.Known one : read) {
                after = one.id();
            }
            page = read.stream().map(BookFacts.Known::facts).iterator();
        }
        return page.hasNext();
    }

    @Override
    public ObjectNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The client book is at its end.");
        }
        return page.next();
    }
}
