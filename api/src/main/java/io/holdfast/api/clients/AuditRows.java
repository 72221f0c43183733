package io.holdfast.api.clients;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** Entries of the audit trail about one client: those whose subject is their id and that begin with {@code client-}. */
final class AuditRows {

    private static final int FETCHED = 50;

    private AuditRows() {}

    static void writeTo(JsonGenerator json, Handle handle, String clientId) throws IOException {
        json.writeStartArray();
        try (ResultIterator<String[]> rows = handle.createQuery("""
                        select at, actor, what, detail from audit
                        where subject = :id and what like 'client-%' order by id""")
                .bind("id", clientId)
                .setFetchSize(FETCHED)
                .map((row, context) -> texts(row))
                .iterator()) {
            while (rows.hasNext()) {
                String[] row = rows.next();
                json.writeStartObject();
                json.writeStringField("at", row[0]);
                json.writeStringField("actor", row[1]);
                json.writeStringField("what", row[2]);
                json.writeStringField("detail", row[3]);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    /** The entries stay, about somebody whom nobody can tell any more. */
    static int rename(Handle handle, String clientId, String receipt) {
        return handle.createUpdate("update audit set subject = :receipt where subject = :id and what like 'client-%'")
                .bind("receipt", receipt)
                .bind("id", clientId)
                .execute();
    }

    private static String[] texts(ResultSet row) throws SQLException {
        return new String[] {
            row.getTimestamp("at").toInstant().toString(),
            row.getString("actor"),
            row.getString("what"),
            row.getString("detail")
        };
    }
}
