package io.holdfast.api.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One statement for many rows, written to the driver as directly as can be: for what is written by the ten thousand.
 * Values are texts, whole numbers, days, moments, truths and ids, in the order of the question marks.
 */
public final class RowBatch implements AutoCloseable {

    private final PreparedStatement statement;
    private int rows;

    public RowBatch(Handle handle, String sql) {
        try {
            statement = handle.getConnection().prepareStatement(sql);
        } catch (SQLException failure) {
            throw new DriverFailure(failure);
        }
    }

    public void add(@Nullable Object... values) {
        try {
            for (int i = 0; i < values.length; i++) {
                set(i + 1, values[i]);
            }
            statement.addBatch();
            rows++;
        } catch (SQLException failure) {
            throw new DriverFailure(failure);
        }
    }

    /**
     * A value, or its absence in a column that holds no text.
     *
     * @param type of the column, one of {@link Types}
     */
    public static Object orNull(@Nullable Object value, int type) {
        return value == null ? new Absent(type) : value;
    }

    /** Writes all rows; none is fine too. */
    public void execute() {
        if (rows > 0) {
            try {
                statement.executeBatch();
                rows = 0;
            } catch (SQLException failure) {
                throw new DriverFailure(failure);
            }
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException failure) {
            throw new DriverFailure(failure);
        }
    }

    private void set(int at, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.VARCHAR);
        } else if (value instanceof Absent absent) {
            statement.setNull(at, absent.type());
        } else if (value instanceof String text) {
            statement.setString(at, text);
        } else if (value instanceof Long number) {
            statement.setLong(at, number);
        } else if (value instanceof Instant moment) {
            statement.setTimestamp(at, Timestamp.from(moment));
        } else {
            statement.setObject(at, value);
        }
    }

    private record Absent(int type) {}
}
