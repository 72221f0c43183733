package io.holdfast.api.figures;

import io.holdfast.api.clients.ReportedContacts;
import io.holdfast.api.clients.StoredBook;
import io.holdfast.api.database.Database;
import io.holdfast.api.rulebooks.LiveBook;
import io.holdfast.client.Client;
import io.holdfast.client.FactProblem;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionEngine;
import io.holdfast.decision.Explain;
import io.holdfast.decision.Options;
import io.holdfast.decision.SignalReading;
import io.holdfast.intake.ClientReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Decides past days of a small book afterwards, so that health over time has a past: by what is known of each day. */
final class HealthBackfill {

    /** The most clients of a book whose past is decided. */
    static final int MOST = 2_000;

    private static final String HEALTH = "health";
    private static final Options BRIEF = new Options(1, Explain.NONE);

    private final Database database;
    private final StoredBook clients;
    private final HealthDayStore days;
    private final DecisionEngine engine;
    private final Map<LocalDate, Long> decided = new HashMap<>();

    HealthBackfill(Database database, ReportedContacts reported, HealthDayStore days, DecisionEngine engine) {
        this.database = database;
        this.clients = new StoredBook(database, reported);
        this.days = days;
        this.engine = engine;
    }

    /**
     * Fills the months before a day that no round has seen, latest first, and again where more has become known of them;
     * other days that were decided afterwards go.
     *
     * @param stopping whether somebody wants it to end
     */
    void before(LocalDate day, LiveBook book, BooleanSupplier stopping) {
        List<LocalDate> months = IntStream.rangeClosed(1, BookDayMaker.MONTHS)
                .mapToObj(day::minusMonths)
                .toList();
        boolean more = false;
        for (LocalDate then : months) {
            if (stopping.getAsBoolean()) {
                return;
            }
            long versions = days.versions(then);
            if (!days.counted(then) && !Long.valueOf(versions).equals(decided.get(then))) {
                Counting counting = new Counting(then, book, stopping);
                clients.on(then, new ClientReader(book.book().catalogue().book()), counting);
                if (!stopping.getAsBoolean() && !counting.counts.isEmpty()) {
                    database.inTransaction(handle -> {
                        HealthDayStore.keepAfterwards(handle, then, counting.counts.values(), counting.clients);
                        return true;
                    });
                    decided.put(then, versions);
                    more = true;
                }
            }
        }
        if (more) {
            database.inTransaction(handle -> {
                HealthDayStore.keepOnlyAfterwards(handle, months);
                return true;
            });
            decided.keySet().retainAll(months);
        }
    }

    private final class Counting implements StoredBook.Taker<Client> {

        private final LocalDate day;
        private final LiveBook book;
        private final BooleanSupplier stopping;
        private final Map<String, HealthCount> counts = new TreeMap<>();
        private final Map<String, String> clients = new HashMap<>();

        Counting(LocalDate day, LiveBook book, BooleanSupplier stopping) {
            this.day = day;
            this.book = book;
            this.stopping = stopping;
        }

        @Override
        public void good(String id, Client client) {
            if (stopping.getAsBoolean() || !wasThere(client)) {
                return;
            }
            Decision decision = engine.decide(book.book(), client, BRIEF);
            String health = decision.signals().stream()
                    .filter(signal -> signal.name().equals(HEALTH))
                    .map(SignalReading::value)
                    .findFirst()
                    .orElse(StandingGroup.UNKNOWN);
            Double fee = client.contract().monthlyFee();
            clients.put(id, health);
            counts.merge(
                    health,
                    new HealthCount(
                            day,
                            health,
                            1,
                            fee == null ? 0 : fee,
                            decision.value().residual(),
                            true),
                    HealthCount::and);
        }

        /** The first facts of a client stand in for earlier days, also for those before the client came. */
        private boolean wasThere(Client client) {
            LocalDate since = client.since();
            boolean came = since == null || !since.isAfter(day);
            return came && !List.of("lapsed", "prospect").contains(String.valueOf(client.status()));
        }

        /** Says nothing of a day on which facts cannot be read. */
        @Override
        public void bad(String id, List<FactProblem> problems) {}
    }
}
