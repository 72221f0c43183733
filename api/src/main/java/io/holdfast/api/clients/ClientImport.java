package io.holdfast.api.clients;

import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import io.holdfast.intake.ClientBook;
import io.holdfast.intake.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Brings client books of any size into the store: one thread reads, another writes, and only a few batches wait. */
public final class ClientImport {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long LARGEST_ENTRY = 32L << 20;
    private static final long LARGEST_GATHERING = 64L << 20;

    private final ClientImportStore store;
    private final ClientChanges changes;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1);

    ClientImport(ClientImportStore store, ClientChanges changes, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * A client book to bring in.
     *
     * @param name how it is read, as {@link ClientBook} takes it
     * @param validFrom from which day on its facts hold; otherwise the mapping's day, otherwise today
     */
    record Source(InputStream in, String name, Optional<Mapping> mapping, Optional<LocalDate> validFrom) {

        LocalDate day(LocalDate today) {
            return validFrom.or(() -> mapping.flatMap(Mapping::asOf)).orElse(today);
        }
    }

    /** Whether one is being read and written here. */
    boolean isUnderWay() {
        return one.availablePermits() == 0;
    }

    /**
     * Reads and writes a client book.
     *
     * @param atTheEnd told when all of it has been read, before an import of all or nothing is made to last; what it
     *     throws ends the import
     * @throws IOException when it is plainly no client book
     */
    ImportReport run(Source source, ImportMode mode, LiveDay live, String actor, Consumer<ImportReport> atTheEnd)
            throws IOException {
        if (!one.tryAcquire()) {
            throw Problem.of(
                            ProblemCode.CONFLICT,
                            "Another import is under way here. Nothing was written; send it again when that is done.")
                    .exception();
        }
        try {
            return runAlone(source, mode, live, actor, atTheEnd);
        } finally {
            changes.happened();
            one.release();
        }
    }

    private ImportReport runAlone(
            Source source, ImportMode mode, LiveDay live, String actor, Consumer<ImportReport> atTheEnd)
            throws IOException {
        LocalDate day = source.day(live.today());
        ImportReport report = new ImportReport(UUID.randomUUID().toString(), mode, day);
        EntryLimit limited = limited(source);
        ClientBook book = ClientBook.open(limited, plainName(source.name()), source.mapping(), live.reader(), day)
                .lettingClientsComeTwice();
        long number = RANDOM.nextLong();
        try (EntryFeed feed = new EntryFeed(book, limited::entryRead)) {
            Supplier<Change> change = () -> new Change(Optional.of(day), live.today(), Known.ANYTHING, actor, now());
            store.write(feed, report, mode, number, change, atTheEnd);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("An import was stopped.", stopped);
        }
        return report;
    }

    /** Unpacked here, so that the limit is on what memory has to hold. */
    private static EntryLimit limited(Source source) throws IOException {
        InputStream plain = Unpacked.of(source.in());
        return source.mapping().filter(Mapping::gathersLines).isPresent()
                ? new EntryLimit(
                        plain,
                        LARGEST_GATHERING,
                        "A mapping with `groupBy` gathers every line in memory first, so its file may have "
                                + (LARGEST_GATHERING >> 20) + " MiB unpacked. Split the file between clients.")
                : new EntryLimit(
                        plain,
                        LARGEST_ENTRY,
                        "One client of the file has more than " + (LARGEST_ENTRY >> 20) + " MiB.");
    }

    private static String plainName(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
