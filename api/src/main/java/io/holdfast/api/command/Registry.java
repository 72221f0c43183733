package io.holdfast.api.command;

import com.codahale.metrics.MetricRegistry;
import io.holdfast.api.access.Keys;
import io.holdfast.api.access.Refusal;
import io.holdfast.api.access.Users;
import io.holdfast.api.audit.AuditStore;
import io.holdfast.api.database.Database;
import io.holdfast.api.database.DatabaseAway;
import io.holdfast.api.database.DatabaseSettings;
import io.holdfast.api.database.MigrationFailed;

/** The service's users and keys as commands change them: in its database, without the service. */
final class Registry {

    /** Who did it, in the audit trail; whoever can run commands on the machine needs no name here. */
    static final String ACTOR = "command-line";

    private final Shell shell;
    private final Database database;

    private Registry(Shell shell, Database database) {
        this.shell = shell;
        this.database = database;
    }

    /** Does one thing and says in plain words why, where it cannot be done. */
    static int change(Shell shell, String command, DatabaseSettings settings, Work work) throws Exception {
        QuietLog.warningsToStandardError();
        try (Database database = Database.of(settings, new MetricRegistry())) {
            database.migrate();
            work.on(new Registry(shell, database));
            return Exit.FINE;
        } catch (Refusal refusal) {
            shell.say("holdfast " + command + ": " + refusal.words());
            return Exit.USAGE;
        } catch (DatabaseAway away) {
            shell.say("holdfast " + command + ": "
                    + (away.isFileInUse()
                            ? "The database is a file that the running service holds. Use the service's page Settings,"
                                    + " or stop the service first."
                            : away.getMessage()));
            return Exit.OUR_FAULT;
        } catch (MigrationFailed failed) {
            shell.say("holdfast " + command + ": " + failed.getMessage());
            return Exit.OUR_FAULT;
        }
    }

    Keys keys() {
        return new Keys(database, new AuditStore(database), shell.clock());
    }

    Users users() {
        return new Users(database, new AuditStore(database), shell.clock());
    }

    /** What a command does to users and keys. */
    interface Work {
        void on(Registry registry);
    }
}
