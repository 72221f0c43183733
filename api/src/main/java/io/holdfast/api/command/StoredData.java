package io.holdfast.api.command;

import com.codahale.metrics.MetricRegistry;
import io.holdfast.api.clients.StoredBook;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.api.database.MigrationFailed;
import io.holdfast.api.idempotency.IdempotencyStore;
import io.holdfast.api.outcomes.OutcomeContacts;
import io.holdfast.api.outcomes.OutcomeStore;
import java.util.function.ToIntFunction;

/** What the service has stored, as a command reads it that changes nothing. */
record StoredData(Database database, StoredBook clients, OutcomeStore outcomes) {

    /**
     * Does one thing with it and says in plain words why, where it cannot be done.
     *
     * @param instead what a caller can do while the service holds the database's file
     */
    static int read(
            Shell shell, String command, DatabaseSettings settings, String instead, ToIntFunction<StoredData> work)
            throws Exception {
        QuietLog.warningsToStandardError();
        if (settings.isMissingFile()) {
            return fault(
                    shell,
                    command,
                    "There is no database yet at " + settings.url().split(";", 2)[0]
                            + ". Name the service's settings with --config, or a file of clients with --clients.",
                    Exit.USAGE);
        }
        try (Database database = Database.of(settings, new MetricRegistry())) {
            int missing = database.missingSteps();
            if (missing > 0) {
                return fault(
                        shell,
                        command,
                        "The database's tables are older than this version. 'holdfast migrate' brings them up to date.",
                        Exit.OUR_FAULT);
            }
            OutcomeStore outcomes = new OutcomeStore(database, new IdempotencyStore(database));
            return work.applyAsInt(
                    new StoredData(database, new StoredBook(database, new OutcomeContacts(outcomes)), outcomes));
        } catch (DatabaseAway away) {
            String words = away.isFileInUse()
                    ? "The database is a file that the running service holds. Stop the service first" + instead + "."
                    : String.valueOf(away.getMessage());
            return fault(shell, command, words, Exit.OUR_FAULT);
        } catch (MigrationFailed failed) {
            return fault(shell, command, String.valueOf(failed.getMessage()), Exit.OUR_FAULT);
        }
    }

    private static int fault(Shell shell, String command, String words, int exit) {
        shell.say("holdfast " + command + ": " + words);
        return exit;
    }
}
