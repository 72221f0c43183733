package io.holdfast.api.clients;

import io.holdfast.api.audit.AuditEntry;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.api.problem.Problem;
import io.holdfast.api.problem.ProblemCode;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes imports: all of one in a single transaction, or batch by batch what is good of it. */
final class ClientImportStore {

    private static final Logger LOG = LoggerFactory.getLogger(ClientImportStore.class);
    private static final String THERE_ALREADY = "23505";
    private static final int ATTEMPTS = 3;

    private final Database database;
    private final AuditStore audit;

    ClientImportStore(Database database, AuditStore audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Whether nobody was ever stored. */
    boolean isEmpty() {
        return database.with(handle -> handle.createQuery("select id from clients limit 1")
                .mapTo(String.class)
                .findFirst()
                .isEmpty());
    }

    /**
     * Writes what is fed, and reports it.
     *
     * @param number marks the clients of this import
     * @param change how each batch is written
     * @param atTheEnd told when all of it has been fed
     */
    void write(
            EntryFeed feed,
            ImportReport report,
            ImportMode mode,
            long number,
            Supplier<Change> change,
            Consumer<ImportReport> atTheEnd)
            throws InterruptedException {
        if (mode == ImportMode.ALL_OR_NOTHING) {
            writeAll(feed, report, number, change, atTheEnd);
        } else {
            writeGood(feed, report, number, change);
            atTheEnd.accept(report);
        }
    }

    /** Goes on to the end when something is bad, so that everything bad is reported, and takes all of it back. */
    private void writeAll(
            EntryFeed feed, ImportReport report, long number, Supplier<Change> change, Consumer<ImportReport> atTheEnd)
            throws InterruptedException {
        try {
            database.<Boolean, InterruptedException>inTransaction(handle -> {
                boolean more = true;
                while (more) {
                    EntryFeed.Batch batch = feed.next();
                    batch.bad().forEach(report::bad);
                    report.written(ClientBatch.write(handle, batch.good(), number, change.get()));
                    more = !batch.last();
                }
                atTheEnd.accept(report);
                if (report.isBad()) {
                    handle.rollback();
                    report.takenBack();
                } else {
                    audit(handle, report, change.get(), "");
                }
                return true;
            });
        } catch (RuntimeException failure) {
            throw isThereAlready(failure) ? overtaken() : failure;
        }
    }

    private void writeGood(EntryFeed feed, ImportReport report, long number, Supplier<Change> change)
            throws InterruptedException {
        String brokenOff = ", then it broke off";
        try {
            boolean more = true;
            while (more) {
                EntryFeed.Batch batch = feed.next();
                batch.bad().forEach(report::bad);
                report.written(written(batch.good(), number, change.get()));
                more = !batch.last();
            }
            brokenOff = "";
        } finally {
            auditWhatever(report, change.get(), brokenOff);
        }
    }

    private void auditWhatever(ImportReport report, Change change, String more) {
        try {
            database.inTransaction(handle -> {
                audit(handle, report, change, more);
                return true;
            });
        } catch (RuntimeException failure) {
            LOG.warn("Import {} ({}{}) could not be added to the audit trail", report.id(), report.words(), more);
            if (more.isEmpty()) {
                throw failure;
            }
        }
    }

    private void audit(Handle handle, ImportReport report, Change change, String more) {
        audit.add(
                handle,
                new AuditEntry(change.at(), change.actor(), "clients-imported", report.id(), report.words() + more));
    }

    /** Tries again when another writer added one of the clients in between. */
    private ClientBatch.Result written(List<PreparedClient> clients, long number, Change change) {
        int attempt = 1;
        while (true) {
            try {
                return database.inTransaction(handle -> ClientBatch.write(handle, clients, number, change));
            } catch (RuntimeException failure) {
                if (!isThereAlready(failure) || attempt++ == ATTEMPTS) {
                    throw isThereAlready(failure) ? overtaken() : failure;
                }
            }
        }
    }

    private static RuntimeException overtaken() {
        return Problem.of(
                        ProblemCode.CONFLICT,
                        "Somebody else wrote some of the same clients at the same time. Send the import again.")
                .exception();
    }

    private static boolean isThereAlready(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && THERE_ALREADY.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
