package io.holdfast.api.queue;

import com.fasterxml.jackson.core.JsonGenerator;
import io.holdfast.api.clients.PersonalRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the last round left about one client: exported and erased with them. */
final class PersonalQueueRows implements PersonalRows {

    private static final String STANDING = "from standings where client_id = :client";
    private static final String OPEN = "from open_recommendations where client_id = :client";

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public boolean any(Handle handle, String clientId) {
        return count(handle, STANDING, clientId) + count(handle, OPEN, clientId) > 0;
    }

    @Override
    public void writeTo(JsonGenerator json, Handle handle, String clientId) throws IOException {
        json.writeStartArray();
        write(json, handle, "select * " + STANDING, clientId);
        write(json, handle, "select * " + OPEN + " order by position", clientId);
        json.writeEndArray();
    }

    @Override
    public int erase(Handle handle, String clientId) {
        return handle.createUpdate("delete " + STANDING)
                        .bind("client", clientId)
                        .execute()
                + handle.createUpdate("delete " + OPEN).bind("client", clientId).execute();
    }

    private static int count(Handle handle, String from, String clientId) {
        return handle.createQuery("select count(*) " + from)
                .bind("client", clientId)
                .mapTo(Integer.class)
                .one();
    }

    private static void write(JsonGenerator json, Handle handle, String sql, String clientId) {
        handle.createQuery(sql)
                .bind("client", clientId)
                .map((row, context) -> {
                    write(json, row);
                    return true;
                })
                .forEach(ignored -> {});
    }

    private static void write(JsonGenerator json, ResultSet row) throws SQLException {
        try {
            json.writeStartObject();
            ResultSetMetaData columns = row.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                write(json, member(columns.getColumnLabel(i)), row.getString(i), row.getObject(i));
            }
            json.writeEndObject();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void write(JsonGenerator json, String name, @Nullable String text, @Nullable Object value)
            throws IOException {
        if (value instanceof Boolean truth) {
            json.writeBooleanField(name, truth);
        } else if (value instanceof Double number) {
            json.writeNumberField(name, number);
        } else if (value instanceof Number number) {
            json.writeNumberField(name, number.longValue());
        } else if (text != null) {
            json.writeStringField(name, text);
        }
    }

    /** {@code notice_deadline} is {@code noticeDeadline}. */
    private static String member(String column) {
        String[] words = column.toLowerCase(Locale.ROOT).split("_");
        StringBuilder member = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            member.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return member.toString();
    }
}
