package io.holdfast.api.database;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** A failure of the database where the driver is asked directly, told apart like those that Jdbi reports. */
final class DriverFailure extends JdbiException {

    private static final long serialVersionUID = 1;

    DriverFailure(SQLException cause) {
        super(cause);
    }
}
