package io.holdfast.api.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;

/** Tells failures of the database from mistakes in a statement, by the state that the driver reports. */
final class Outage {

    /** Connection lost, resources (also the disk) used up, told to stop, operator's work, rolled back to let another pass. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "40");

    /** H2's own: input or output failed, database closed or in use, connection broken, cannot wait for a lock longer. */
    private static final Set<String> H2 =
            Set.of("90007", "90020", "90028", "90030", "90031", "90067", "90098", "90108", "90121", "HYT00");

    /** What H2 reports as a general error when its file cannot be read or written, such as on a full disk. */
    private static final String H2_FILE = "org.h2.mvstore.MVStoreException";

    private static final String LOCK_NOT_HAD = "55P03";

    /** The connection is as good as before: waited too long for a lock, used up for the moment, rolled back for another. */
    private static final Set<String> HARMLESS = Set.of("HYT00", LOCK_NOT_HAD);

    private static final Set<String> HARMLESS_CLASSES = Set.of("40", "53");

    private Outage() {}

    /** What went wrong with the database; empty when it is fine and the failure is another. */
    static Optional<String> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                return Optional.of("The database cannot be used just now (state " + sql.getSQLState() + ").");
            }
            if (cause.getClass().getName().equals(H2_FILE)) {
                return Optional.of("The database's file cannot be written just now.");
            }
        }
        return Optional.empty();
    }

    /** Whether connections are likely to have broken with it, this one and others. */
    static boolean breaksConnections(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().equals(H2_FILE)) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null && isOutage(sql) && !isHarmless(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHarmless(SQLException failure) {
        String state = failure.getSQLState();
        return HARMLESS.contains(state) || HARMLESS_CLASSES.contains(state.substring(0, 2));
    }

    private static boolean isOutage(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return failure instanceof SQLTransientException
                    || failure.getClass().getName().endsWith("PoolExhaustedException");
        }
        return H2.contains(state)
                || state.equals(LOCK_NOT_HAD)
                || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
