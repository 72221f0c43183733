package io.holdfast.api.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** One question about many keys, put to the driver as directly as can be: for what every decision asks. */
public final class RowQuery {

    private RowQuery() {}

    /**
     * Hands over the rows in their order.
     *
     * @param sql with question marks, each for all keys as an array of texts
     */
    public static void each(Handle handle, String sql, Collection<String> keys, RowTaker taker) {
        Connection connection = handle.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Array array = connection.createArrayOf("varchar", keys.toArray());
            long marks = sql.chars().filter(one -> one == '?').count();
            for (int mark = 1; mark <= marks; mark++) {
                statement.setArray(mark, array);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            } finally {
                array.free();
            }
        } catch (SQLException failure) {
            throw new DriverFailure(failure);
        }
    }

    /** What is done with a row. */
    @FunctionalInterface
    public interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }
}
