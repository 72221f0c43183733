package io.holdfast.api.figures;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.clients.ReportedContacts;
import io.holdfast.api.clients.StoredBook;
import io.holdfast.api.database.Database;
import io.holdfast.api.reports.BookJson;
import io.holdfast.api.reports.UpliftReport;
import io.holdfast.api.reports.UpliftReportJson;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.catalogue.Book;
import io.holdfast.catalogue.Catalogue;
import io.holdfast.client.FactProblem;
import io.holdfast.intake.ClientReader;
import io.holdfast.uplift.Looks;
import io.holdfast.worth.Valuation;
import io.holdfast.worth.figures.BookFigures;
import io.holdfast.worth.figures.BookFigures.MonthlyMove;
import io.holdfast.worth.figures.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the figures of a day that take long, and keeps them: it goes through every client's history. */
final class BookDayMaker {

    static final int MONTHS = 12;

    /** Decisions are kept in groups, so that one may be there a moment after a later one. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private static final int MOST_TURNS = 20;
    private static final String DECIDED_UP_TO = "decidedUpTo";

    private final Database database;
    private final StoredBook clients;
    private final UpliftReport uplift;
    private final ProposalStore proposals;
    private final ProposalFiguresStore counts;
    private final StandingFiguresStore standings;
    private final LiveFigures live;
    private final Clock clock;

    BookDayMaker(
            Database database,
            ReportedContacts reported,
            StandingFiguresStore standings,
            LiveFigures live,
            Clock clock) {
        this.database = database;
        this.clients = new StoredBook(database, reported);
        this.uplift = new UpliftReport(database, clients, reported);
        this.proposals = new ProposalStore(database);
        this.counts = new ProposalFiguresStore(database);
        this.standings = standings;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Makes and keeps them.
     *
     * @param last what was kept last, which says up to when decisions were taken in
     */
    BookDay make(LocalDate day, LiveBook book, Optional<BookDay> last) {
        long began = System.nanoTime();
        Instant now = clock.instant();
        LocalDate from = day.minusMonths(MONTHS);
        Catalogue catalogue = book.book().catalogue();
        ObjectNode doc = JsonNodeFactory.instance.objectNode();
        doc.put("asOf", day.toString());
        doc.put("currency", catalogue.book().currency());
        doc.put(DECIDED_UP_TO, takeIn(day, last).toString());
        Moves moves = new Moves(day, book.book().valuation());
        clients.over(moves.figures.days(), new ClientReader(catalogue.book()), moves);
        doc.set("bucket", BookJson.of(moves.figures.figures(), catalogue.book().currency(), moves.unreadable));
        Proposed proposed = Proposed.of(counts.byAction(from, day), counts.byPlaybook(from, day));
        doc.set("proposed", proposed.json());
        live.put(doc, from, day, catalogue, proposed);
        services(doc.putArray("services"), catalogue);
        rules(doc.putArray("rules"), from, day);
        uplift(catalogue, from, day).ifPresentOrElse(found -> doc.set("uplift", found), () -> doc.putNull("uplift"));
        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        BookDay made = new BookDay(day, book.revision().toString(), now, took, doc);
        database.inTransaction(handle -> {
            BookDayStore.keep(handle, made);
            HealthDayStore.keep(handle, day);
            HealthDayStore.prune(handle, BookDayStore.eachSince(day));
            new ClientStateRows(handle, ClientStateRows.NPS).keep(day, moves.answers);
            MoveRows.replace(handle, moves.byClient);
            return true;
        });
        return made;
    }

    private Instant takeIn(LocalDate day, Optional<BookDay> last) {
        Instant from = last.map(one -> one.figures().path(DECIDED_UP_TO).asText(""))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
        Instant next = from.equals(Instant.EPOCH) ? from : from.minus(LATE);
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Optional<Instant> reached = proposals.takeDecided(next);
            if (reached.filter(next::isBefore).isEmpty()) {
                break;
            }
            next = reached.get();
        }
        proposals.takeOpen(day);
        return next.isAfter(from) ? next : from;
    }

    private void services(ArrayNode json, Catalogue catalogue) {
        Map<String, int[]> found = standings.services();
        catalogue.services().values().forEach(service -> {
            int[] both = found.getOrDefault(service.id(), new int[2]);
            json.addObject()
                    .put("service", service.id())
                    .put("name", service.name())
                    .put("owned", both[0])
                    .put("openings", both[1]);
        });
    }

    private void rules(ArrayNode json, LocalDate from, LocalDate day) {
        counts.byRule(from, day).forEach(one -> {
            ObjectNode rule = json.addObject()
                    .put("rule", one.rule())
                    .put("file", one.file())
                    .put("line", one.line())
                    .put("proposed", one.proposed())
                    .put("yes", one.yes())
                    .put("no", one.no())
                    .put("wonMoney", Money.of(one.won()));
            int answers = one.yes() + one.no();
            if (answers == 0) {
                rule.putNull("acceptance").putNull("low").putNull("high");
            } else {
                rule.put("acceptance", Share.of(one.yes(), answers))
                        .put("low", Share.low(one.yes(), answers))
                        .put("high", Share.high(one.yes(), answers));
            }
        });
    }

    /** Only where a share of clients is held out. */
    private Optional<ObjectNode> uplift(Catalogue catalogue, LocalDate from, LocalDate day) {
        Book book = catalogue.book();
        double share = book.learning().control().share();
        return share > 0
                ? Optional.of(UpliftReportJson.of(
                        uplift.between(from, day, catalogue), book.currency(), Optional.of(share), Looks.ONCE))
                : Optional.empty();
    }

    private static final class Moves implements StoredBook.Taker<Timeline> {

        private final BookFigures.Gathering figures;
        private final Map<String, List<MonthlyMove>> byClient = new LinkedHashMap<>();
        private final Map<String, String> answers = new LinkedHashMap<>();
        private int unreadable;

        Moves(LocalDate day, Valuation valuation) {
            this.figures = new BookFigures.Gathering(day, valuation);
        }

        @Override
        public void good(String id, Timeline client) {
            figures.answer(client).ifPresent(answer -> answers.put(id, answer.toString()));
            List<MonthlyMove> moved = figures.add(client);
            if (!moved.isEmpty()) {
                byClient.put(id, moved);
            }
        }

        @Override
        public void bad(String id, List<FactProblem> problems) {
            unreadable++;
        }
    }
}
