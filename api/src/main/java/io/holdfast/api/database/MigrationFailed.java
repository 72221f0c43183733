package io.holdfast.api.database;

import org.jdbi.v3.core.JdbiException;

/** The tables could not be brought up to date; what was done before the step that failed stays done. */
public final class MigrationFailed extends JdbiException {

    MigrationFailed(Throwable cause) {
        super("The database's tables could not be brought up to date: " + cause.getMessage(), cause);
    }
}
