package io.holdfast.api.clients;

import io.dropwizard.lifecycle.Managed;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.pace.DaemonThreads;
import io.holdfast.api.problem.ProblemException;
import io.holdfast.api.rulebooks.ActiveBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a store that nobody was ever stored in from a file: before the service answers where rule book and database are
 * there, as soon as they are otherwise.
 */
final class ClientSeed implements Managed {

    private static final Logger LOG = LoggerFactory.getLogger(ClientSeed.class);
    private static final int RETRY_SECONDS = 2;
    private static final String ACTOR = "service";

    private final BookFile book;
    private final ActiveBook active;
    private final ClientImport imports;
    private final ClientImportStore store;
    private final Clock clock;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("client-seed"));

    ClientSeed(BookFile book, ActiveBook active, ClientImport imports, ClientImportStore store, Clock clock) {
        this.book = book;
        this.active = active;
        this.imports = imports;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void start() {
        attempt();
    }

    @Override
    public void stop() {
        later.shutdownNow();
    }

    private void attempt() {
        try {
            if (active.current().isEmpty()) {
                again();
            } else if (store.isEmpty()) {
                fill(LiveDay.of(active, clock));
            }
        } catch (DatabaseAway away) {
            again();
        } catch (IOException | ProblemException unreadable) {
            LOG.error("The client book cannot be read, so it was not imported: {}", unreadable.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("The client book could not be imported", failure);
        }
    }

    private void again() {
        if (!later.isShutdown()) {
            later.schedule(this::attempt, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void fill(LiveDay live) throws IOException {
        Optional<LocalDate> day = book.day().map(one -> one.isAfter(live.today()) ? live.today() : one);
        try (InputStream in = Files.newInputStream(book.file())) {
            ImportReport report = imports.run(
                    new ClientImport.Source(in, book.file().toString(), book.columns(), day),
                    ImportMode.KEEP_THE_GOOD,
                    live,
                    ACTOR,
                    atTheEnd -> {});
            LOG.info("The client book was imported: {}", report.words());
            if (report.isBad()) {
                LOG.warn(
                        "{} entries of the client book cannot be read, the first on line {}; `holdfast decide` lists them",
                        report.bad(),
                        report.firstBad().get(0).line());
            }
        }
    }
}
