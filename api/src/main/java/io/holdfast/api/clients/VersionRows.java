package io.holdfast.api.clients;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Iterator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** Every version of a client's facts. */
final class VersionRows implements PersonalRows {

    private static final int FETCHED = 50;

    @Override
    public String name() {
        return "versions";
    }

    @Override
    public boolean any(Handle handle, String clientId) {
        return handle.createQuery("select version from client_versions where client_id = :id limit 1")
                .bind("id", clientId)
                .mapTo(Long.class)
                .findFirst()
                .isPresent();
    }

    @Override
    public void writeTo(JsonGenerator json, Handle handle, String clientId) throws IOException {
        json.writeStartArray();
        try (ResultIterator<Version> rows = handle.createQuery("""
                        select version, valid_from, recorded_at, actor, facts from client_versions
                        where client_id = :id order by version""")
                .bind("id", clientId)
                .setFetchSize(FETCHED)
                .map((row, context) -> Version.of(row))
                .iterator()) {
            write(json, rows);
        }
        json.writeEndArray();
    }

    /** The row of today goes first: whoever changes the client at the same time waits for it. */
    @Override
    public int erase(Handle handle, String clientId) {
        handle.createUpdate("delete from clients where id = :id")
                .bind("id", clientId)
                .execute();
        return handle.createUpdate("delete from client_versions where client_id = :id")
                .bind("id", clientId)
                .execute();
    }

    private static void write(JsonGenerator json, Iterator<Version> rows) throws IOException {
        while (rows.hasNext()) {
            Version version = rows.next();
            json.writeStartObject();
            json.writeNumberField("version", version.number());
            json.writeStringField("validFrom", version.validFrom().toString());
            json.writeStringField("recordedAt", version.recordedAt());
            json.writeStringField("actor", version.actor());
            if (version.facts() == null) {
                json.writeBooleanField("deleted", true);
            } else {
                json.writeFieldName("facts");
                json.writeRawValue(version.facts());
            }
            json.writeEndObject();
        }
    }

    private record Version(
            long number,
            LocalDate validFrom,
            String recordedAt,
            String actor,
            @Nullable String facts) {

        static Version of(ResultSet row) throws SQLException {
            return new Version(
                    row.getLong("version"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getTimestamp("recorded_at").toInstant().toString(),
                    row.getString("actor"),
                    row.getString("facts"));
        }
    }
}
