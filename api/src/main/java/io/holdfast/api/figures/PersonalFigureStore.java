package io.holdfast.api.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import io.holdfast.api.clients.PersonalRows;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What figures of the book hold about one client: what was proposed to them, how their money moved, their health and their answers. */
final class PersonalFigureStore implements PersonalRows {

    private static final String ROWS = """
            select 'proposed' as what, action, offer, first_day, last_day, null as before_cents, null as after_cents,
            null as word from proposals where client_id = :client union all
            select part, null, null, until_day, until_day, before_cents, after_cents, null
            from book_moves where client_id = :client union all
            select what, null, null, first_day, case when last_day < date '9999-12-31' then last_day end, null, null, word
            from client_states where client_id = :client order by what, first_day, action, offer""";

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public boolean any(Handle handle, String clientId) {
        return !handle.createQuery(ROWS)
                .bind("client", clientId)
                .mapToMap()
                .list()
                .isEmpty();
    }

    @Override
    public void writeTo(JsonGenerator json, Handle handle, String clientId) throws IOException {
        json.writeStartArray();
        for (Map<String, Object> row :
                handle.createQuery(ROWS).bind("client", clientId).mapToMap().list()) {
            json.writeStartObject();
            write(json, "what", row.get("what"));
            write(json, "action", row.get("action"));
            write(json, "offer", row.get("offer"));
            write(json, "word", row.get("word"));
            write(json, "from", row.get("first_day"));
            write(json, "until", row.get("last_day"));
            write(json, "beforeCents", row.get("before_cents"));
            write(json, "afterCents", row.get("after_cents"));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public int erase(Handle handle, String clientId) {
        return Stream.of(
                        "delete from proposals where client_id = :client",
                        "delete from book_moves where client_id = :client",
                        "delete from client_states where client_id = :client")
                .mapToInt(delete ->
                        handle.createUpdate(delete).bind("client", clientId).execute())
                .sum();
    }

    private static void write(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value instanceof Number number) {
            json.writeNumberField(name, number.longValue());
        } else if (value != null && !value.toString().isEmpty()) {
            json.writeStringField(name, value.toString());
        }
    }
}
