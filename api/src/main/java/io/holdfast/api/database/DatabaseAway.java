package io.holdfast.api.database;

import java.sql.SQLException;

/** The database cannot be reached or used just now; nothing was changed, and the same may work again soon. */
public final class DatabaseAway extends RuntimeException {

    private static final String FILE_IN_USE = "90020";

    DatabaseAway(String message) {
        super(message);
    }

    DatabaseAway(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether it is a file that another process has open, which is how H2 keeps two from writing to one. */
    public boolean isFileInUse() {
        for (Throwable cause = this; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && FILE_IN_USE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
