package io.holdfast.api.clients;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facts of stored clients with what was reported about them, page by page or by id. */
public final class BookFacts {

    private final ShelfStore store;
    private final ReportedContacts reported;

    BookFacts(ShelfStore store, ReportedContacts reported) {
        this.store = store;
        this.reported = reported;
    }

    /**
     * A client's facts.
     *
     * @param version the latest that was recorded of the client, whatever day its facts hold from
     * @param nameKey the name as lists look for it
     * @param from the day from which the facts hold
     */
    public record Known(String id, long version, Optional<String> nameKey, ObjectNode facts, LocalDate from) {}

    /**
     * The next clients by id.
     *
     * @param after the last that came; empty text at the beginning
     * @param asOf the day they are looked at; on one before today, what was known then counts
     */
    public List<Known> after(String after, int most, LocalDate asOf, LocalDate today) {
        return withReports(store.rowsAfter(after, most, past(asOf, today)), asOf, today);
    }

    /** Those of some clients who are there. */
    public List<Known> of(Collection<String> ids, LocalDate asOf, LocalDate today) {
        return withReports(store.rowsOf(ids, past(asOf, today)), asOf, today);
    }

    /** How many clients there are. */
    public long count() {
        return store.count();
    }

    private List<Known> withReports(List<Known> rows, LocalDate asOf, LocalDate today) {
        withReports(rows, reported, past(asOf, today).orElse(today));
        return rows;
    }

    static void withReports(List<Known> rows, ReportedContacts reported, LocalDate day) {
        Map<String, ObjectNode> facts = new LinkedHashMap<>();
        Map<String, LocalDate> from = new HashMap<>();
        rows.forEach(row -> {
            facts.put(row.id(), row.facts());
            from.put(row.id(), row.from());
        });
        reported.addTo(facts, from, day);
    }

    private static Optional<LocalDate> past(LocalDate asOf, LocalDate today) {
        return Optional.of(asOf).filter(day -> day.isBefore(today));
    }
}
